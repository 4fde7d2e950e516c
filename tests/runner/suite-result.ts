export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

export type SuiteResult = Counts & {
  /** Why the suite did not run, or failed beyond its tests. */
  readonly note?: string;
  /** What the failed tests said, named: a log is often read from its end, or only there is an end of it. */
  readonly failures?: readonly TestFailure[];
  /** The files that hold failed tests, with the figures of all their tests, which are part of the suite's. */
  readonly failedFiles?: readonly FileResult[];
};

/** `file`: from the project's root. */
export type FileResult = Counts & { readonly file: string };

export type TestFailure = { readonly title: string; readonly message: string };

/** A failure that is not one test's. */
export function failure(note: string): SuiteResult {
  return { passed: 0, failed: 1, skipped: 0, note };
}

/** A suite counts only when it ran something and its program agrees: a crash after the last test is a failure too. */
export function honest(counted: SuiteResult, exitCode: number): SuiteResult {
  if (counted.passed + counted.failed === 0) return failure("no test was run");
  if (exitCode !== 0 && counted.failed === 0) return { ...counted, failed: 1, note: `ended with code ${exitCode}` };
  return counted;
}

/** Of two parts of a suite. */
export function joined(one: SuiteResult | undefined, other: SuiteResult): SuiteResult {
  if (one === undefined) return other;
  const notes = [one.note, other.note].filter((note) => note !== undefined);
  return {
    ...total([one, other]),
    ...(notes.length > 0 && { note: notes.join("; ") }),
    failures: [...(one.failures ?? []), ...(other.failures ?? [])],
    failedFiles: [...(one.failedFiles ?? []), ...(other.failedFiles ?? [])],
  };
}

export function total(results: readonly Counts[]): Counts {
  const sum = (pick: (result: Counts) => number) => results.reduce((count, result) => count + pick(result), 0);
  return { passed: sum((r) => r.passed), failed: sum((r) => r.failed), skipped: sum((r) => r.skipped) };
}

/** The line that ends every run, such as "120 passed, 0 failed". */
export function summaryLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
