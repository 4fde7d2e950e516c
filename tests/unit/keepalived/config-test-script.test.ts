import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { configTestScript } from "@/lib/keepalived/config-test-script";
import { runCommand } from "../../support/run-command";

const folder = mkdtempSync(path.join(tmpdir(), "signalbox-config-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a keepalived that reads a file without end is ended, and the file refused in words", async () => {
  const [keepalived, conf] = [path.join(folder, "keepalived"), path.join(folder, "new.conf")];
  writeFileSync(keepalived, "#!/bin/sh\nexec sleep 600\n");
  writeFileSync(conf, "# nothing\n");
  chmodSync(keepalived, 0o755);
  // The limit is half a minute on a director; here it is a tenth of a second.
  const script = configTestScript("conf").replaceAll(/timeout -k 5 \d+/g, "timeout -k 5 0.1");
  const { code, stdout } = await runCommand("sh", ["-c", `conf=$1\n${script}`, "sh", conf], {
    env: { ...process.env, PATH: `${folder}:/usr/bin:/bin` },
  });
  expect(code).toBe(124);
  expect(stdout.trim()).toBe("keepalived -t has not come to an end within 30 s");
});
