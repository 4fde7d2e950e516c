import { type Counts, joined, type SuiteResult } from "./suite-result";

/** More failed files than this are no accident of a busy machine. */
const mostFiles = 5;

/**
 * The files of a suite that may be run a second time, when nothing else runs any more: the suites share two processors
 * with two labs, and a wait that runs out there says little about the program. None where the suite failed as a whole.
 */
export function filesForSecondGo({ failed, failedFiles = [] }: SuiteResult): readonly string[] {
  const isExplained = failed === sum(failedFiles, "failed");
  return isExplained && failedFiles.length <= mostFiles ? failedFiles.map(({ file }) => file) : [];
}

/** The suite's result with what its failed files said the second time, and a note of how many needed it. */
export function afterSecondGo(first: SuiteResult, second: SuiteResult): SuiteResult {
  const files = first.failedFiles ?? [];
  const rest: Counts = {
    passed: first.passed - sum(files, "passed"),
    failed: first.failed - sum(files, "failed"),
    skipped: first.skipped - sum(files, "skipped"),
  };
  const note = `${files.map(({ file }) => file).join(", ")} had a second go`;
  return joined({ ...rest, note }, second);
}

function sum(files: readonly Counts[], of: keyof Counts): number {
  return files.reduce((count, file) => count + file[of], 0);
}
