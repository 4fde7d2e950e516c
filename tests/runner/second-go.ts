import { type Counts, joined, type SuiteResult } from "./suite-result";

/** More failed files than this are no accident of a busy machine. */
const mostFiles = 5;

/**
 * The files of a suite that may be run a second time, when nothing else runs any more: the suites share two processors
 * with two labs, and a wait that runs out there says little about the program. None where the suite failed as a whole.
 */
export function filesForSecondGo(result: SuiteResult): readonly string[] {
  const files = filesThatFailed(result);
  return files.length <= mostFiles ? files : [];
}

/** The files that explain all failures of a suite; none where there is a failure beyond them. */
export function filesThatFailed({ failed, failedFiles = [] }: SuiteResult): readonly string[] {
  return failed === sum(failedFiles, "failed") ? failedFiles.map(({ file }) => file) : [];
}

/** The suite's result with what its failed files said the second time, and `note`, such as how many needed it. */
export function afterSecondGo(first: SuiteResult, second: SuiteResult, note = goNote(first)): SuiteResult {
  const files = first.failedFiles ?? [];
  const rest: Counts = {
    passed: first.passed - sum(files, "passed"),
    failed: first.failed - sum(files, "failed"),
    skipped: first.skipped - sum(files, "skipped"),
  };
  return joined({ ...rest, note }, second);
}

function goNote({ failedFiles = [] }: SuiteResult): string {
  return `${failedFiles.map(({ file }) => file).join(", ")} had a second go`;
}

function sum(files: readonly Counts[], of: keyof Counts): number {
  return files.reduce((count, file) => count + file[of], 0);
}
