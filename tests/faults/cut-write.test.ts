import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect } from "vitest";
import { writeFileScript } from "@/lib/shell/write-file";
import { hostsUnderTest, serverUnderTest } from "@/tests/support/hosts-under-test";
import { type Cut, cuttingShell } from "@/tests/support/ssh-server-cuts";
import { fault } from "./fault";
import { bySize } from "./fault-size";

const content = Array.from({ length: 800 }, (_, line) => `line ${line} of a file that a director reads\n`).join("");
const sha256 = createHash("sha256").update(content).digest("hex");

describe("a connection that is cut in the middle of a write", () => {
  fault(
    {
      promise: "R10",
      fault: "cut at each KiB of the upload, and at moments while the file is written",
      limit: 0,
      unit: "torn files",
      timeoutMs: 900_000,
    },
    async () => {
      const folder = await mkdtemp(path.join(tmpdir(), "signalbox-cut-"));
      const target = path.join(folder, "keepalived.conf");
      const file = { path: target, mode: 0o600, content, sha256, expectBefore: "any" } as const;
      const program = { steps: [{ id: "file", script: writeFileScript(file) }] };
      const shell = cuttingShell();
      const server = await serverUnderTest({ onCommand: shell.onCommand });
      const { hosts, records } = hostsUnderTest();
      records.trust("a", server);

      /** Whether the file is neither as it was nor as it was to be. */
      async function isTorn(cut: Cut): Promise<boolean> {
        await writeFile(target, "old\n");
        const done = shell.cutNext(cut);
        const { kind } = await hosts.run("a", "operation", program);
        await done;
        const found = await readFile(target, "utf8");
        if (kind === "completed") expect(found).toBe(content);
        // The same once more does no harm, whatever the first attempt came to.
        expect(await hosts.run("a", "operation", program)).toMatchObject({
          kind: "completed",
          steps: [{ exitCode: 0 }],
        });
        expect(await readFile(target, "utf8")).toBe(content);
        return found !== "old\n" && found !== content;
      }

      const places = Array.from({ length: Math.ceil(content.length / 1024) }, (_, kib) => ({ bytes: kib * 1024 + 1 }));
      const moments = bySize({ quick: 30, full: 300 });
      const times = Array.from({ length: moments }, (_, index) => ({ afterMs: (index / moments) * 30 }));
      let torn = 0;
      try {
        for (const cut of [...places, ...times]) torn += (await isTorn(cut)) ? 1 : 0;
      } finally {
        await rm(folder, { recursive: true });
      }
      return { trials: places.length + times.length, worst: torn };
    },
  );
});
