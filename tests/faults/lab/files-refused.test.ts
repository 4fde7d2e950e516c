import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { configTestScript } from "@/lib/keepalived/config-test-script";
import { keepalivedConfPath } from "@/lib/keepalived/keepalived-conf-path";
import { stepExitCode } from "@/lib/plan/step-exit-code";
import { writeFileScript } from "@/lib/shell/write-file";
import { fault } from "@/tests/faults/fault";
import { hostsOfLab } from "@/tests/lab-suite/forwarding/hosts-of-lab";
import { theLab } from "@/tests/lab-suite/the-lab";
import { refusedFiles, rightFile } from "./refused-files";

// The panel renders its files itself and writes none of these, so they go to a director by the step that installs one.
const lab = theLab();
const director = "director2";
const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const present = async () => (await lab.script(director, `sha256sum ${keepalivedConfPath}`)).slice(0, 64);
const judge = { script: configTestScript("signalbox_new"), exitCode: stepExitCode.fileRejected };

function install(content: string, before: string, path: string = keepalivedConfPath): string {
  return writeFileScript({
    path,
    mode: 0o600,
    content,
    sha256: sha256(content),
    expectBefore: { sha256: before },
    judge,
  });
}

test("the file that the bad ones are made from is taken", async () => {
  const copy = "/run/fault-right.conf";
  await lab.script(director, `cp ${keepalivedConfPath} ${copy}`);
  const steps = [{ id: "right", script: install(rightFile, await present(), copy) }];
  const outcome = await hostsOfLab(lab).run(director, "operation", { steps });
  await lab.script(director, `rm ${copy}`);
  expect(outcome).toMatchObject({ steps: [{ exitCode: 0 }] });
});

fault({ promise: "R8", fault: "files that keepalived must not get", limit: 0, unit: "files installed" }, async () => {
  const before = await present();
  const files = Object.entries(refusedFiles);
  const steps = files.map(([, content], number) => ({
    id: `f${number}`,
    script: install(content, before),
    mayFail: true,
  }));
  const outcome = await hostsOfLab(lab).run(director, "operation", { steps });
  const ended = outcome.kind === "completed" ? outcome.steps : [];
  const installed = files.filter((_file, number) => ended[number]?.exitCode !== stepExitCode.fileRejected);
  expect(installed.map(([name]) => name)).toEqual([]);
  expect(await present()).toBe(before);
  return { trials: files.length, worst: installed.length };
});
