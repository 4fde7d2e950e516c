import { type BootedLab, takeDown } from "./boot-labs";
import { failureLines } from "./failure-lines";
import { afterSecondGo, filesThatFailed } from "./second-go";
import { joined, type SuiteResult } from "./suite-result";
import type { LabTurn } from "./suites";

/** What is run of a suite: all of it, a part of it, or some of its files. */
export type Task = LabTurn & { readonly files: readonly string[] };

export type Lane = {
  readonly run: (lab: BootedLab, task: Task) => Promise<SuiteResult>;
  readonly bootAnother: () => Promise<BootedLab>;
  readonly say: (line: string) => void;
  /** Raised when the run is to end: nothing is booted any more. */
  readonly signal: AbortSignal;
};

/**
 * Runs a task on a lab. Where the lab is of no use afterwards (its kernel has died, it hangs, it never came up) another
 * takes its place and what failed is run on that one, once: a dead lab says nothing about the program, and would fail all
 * that is still to come. Returns the lab that is up now.
 */
export async function runInLane(
  lab: BootedLab,
  task: Task,
  { run, bootAnother, say, signal }: Lane,
): Promise<{ readonly lab: BootedLab; readonly result: SuiteResult }> {
  const result = await run(lab, task);
  if (signal.aborted) return { lab, result };
  const trouble = lab.kind === "failed" ? lab.note : await lab.lab.trouble();
  if (trouble === null) return { lab, result };
  for (const line of trouble.split("\n")) say(`lab lost in ${task.suite}: ${line}`);
  for (const failed of result.failures ?? [])
    for (const line of failureLines(task.suite, failed)) say(`before: ${line}`);
  await takeDown(lab);
  const another = await bootAnother();
  if (result.failed === 0) return { lab: another, result };
  const files = filesThatFailed(result);
  if (files.length === 0) {
    const note = "a lab was lost, all was run on another";
    return { lab: another, result: joined({ passed: 0, failed: 0, skipped: 0, note }, await run(another, task)) };
  }
  const again = await run(another, { ...task, part: null, files });
  const note = `a lab was lost, what failed was run on another: ${files.join(", ")}`;
  return { lab: another, result: afterSecondGo(result, again, note) };
}
