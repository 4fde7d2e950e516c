import { expect, test } from "vitest";
import type { BootedLab } from "@/tests/runner/boot-labs";
import { runInLane, type Task } from "@/tests/runner/lab-lane";
import type { SuiteResult } from "@/tests/runner/suite-result";

const task: Task = { suite: "lab", part: "2/6", files: [] };
const passed: SuiteResult = { passed: 9, failed: 0, skipped: 0 };
const failed: SuiteResult = {
  ...{ passed: 4, failed: 1, skipped: 4 },
  failures: [{ title: "tests/b.test.ts", message: "on director1, code 255" }],
  failedFiles: [{ file: "tests/b.test.ts", passed: 0, failed: 1, skipped: 4 }],
};
const goesOn = new AbortController().signal;

/** A lab in this state after whatever was run on it, and whether it was taken down. */
function labThat(trouble: string | null): BootedLab & { isDown: boolean } {
  const booted = {
    ...{ kind: "up" as const, env: process.env, isDown: false },
    lab: {
      trouble: async () => trouble,
      down: async () => {
        booted.isDown = true;
      },
    },
  };
  return booted;
}

/** A lane whose tasks end so, one after another, and what was run in it. */
function lane(ends: SuiteResult[], another: BootedLab, signal = goesOn) {
  const ran: { readonly lab: BootedLab; readonly task: Task }[] = [];
  const said: string[] = [];
  const run = async (lab: BootedLab, task: Task) => {
    ran.push({ lab, task });
    return ends.shift() ?? { passed: 0, failed: 1, skipped: 0, note: "run once too often" };
  };
  return { run, ran, said, bootAnother: async () => another, say: (line: string) => said.push(line), signal };
}

test("what failed on a lab that is well has failed", async () => {
  const lab = labThat(null);
  expect(await runInLane(lab, task, lane([failed], labThat(null)))).toEqual({ lab, result: failed });
});

test("the files that failed on a lost lab are run on another, which stays up for what is still to come", async () => {
  const [lost, another] = [labThat("director1 does not answer\nKernel panic"), labThat(null)];
  const second = lane([failed, { passed: 5, failed: 0, skipped: 0 }], another);
  const { lab, result } = await runInLane(lost, task, second);
  expect(lab).toBe(another);
  expect(lost.isDown).toBe(true);
  expect(second.ran[1]).toEqual({ lab: another, task: { suite: "lab", part: null, files: ["tests/b.test.ts"] } });
  expect(result).toMatchObject({ ...passed, note: "a lab was lost, what failed was run on another: tests/b.test.ts" });
  expect(second.said).toEqual([
    "lab lost in lab: director1 does not answer",
    "lab lost in lab: Kernel panic",
    "before: FAILED in lab: tests/b.test.ts",
    "before:       on director1, code 255",
  ]);
});

test("what fails on the other lab as well has failed", async () => {
  const again = { ...failed, passed: 0 };
  const { result } = await runInLane(labThat("gone"), task, lane([failed, again], labThat(null)));
  expect(result).toMatchObject({ passed: 4, failed: 1, failures: failed.failures });
});

test("a task is run as a whole on another lab where the first never came up", async () => {
  const another = labThat(null);
  const none: SuiteResult = { passed: 0, failed: 1, skipped: 0, note: "did not come up" };
  const second = lane([none, passed], another);
  const { result } = await runInLane({ kind: "failed", note: "did not come up" }, task, second);
  expect(result).toMatchObject({ ...passed, note: "a lab was lost, all was run on another" });
  expect(second.ran[1]).toEqual({ lab: another, task });
});

test("a lab lost after everything had passed costs no second run", async () => {
  const another = labThat(null);
  const one = lane([passed], another);
  expect(await runInLane(labThat("gone"), task, one)).toEqual({ lab: another, result: passed });
  expect(one.ran).toHaveLength(1);
});

test("nothing is booted when the run is to end", async () => {
  const lab = labThat("gone");
  const one = lane([failed], labThat(null), AbortSignal.abort());
  expect(await runInLane(lab, task, one)).toEqual({ lab, result: failed });
});
