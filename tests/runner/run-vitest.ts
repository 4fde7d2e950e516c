import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { type HowToRun, runProgram } from "./run-program";
import { type FileResult, failure, honest, type SuiteResult, type TestFailure } from "./suite-result";

const testSchema = z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()) });

const fileSchema = z.object({
  name: z.string(),
  status: z.string(),
  message: z.string().default(""),
  assertionResults: z.array(testSchema),
});

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(fileSchema),
});

/** `part`: "2/6" = the second of six equal parts of its files. `files`: only these; none = all. */
type Tests = { readonly project: string; readonly part: string | null; readonly files: readonly string[] };

/** Runs one vitest project and counts its tests. A file that cannot even be loaded or set up is a failed test. */
export async function runVitest(
  { project, part, files }: Tests,
  reportFile: string,
  options: HowToRun,
): Promise<SuiteResult> {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`];
  const shard = part === null ? [] : [`--shard=${part}`];
  const code = await runProgram(
    "node_modules/.bin/vitest",
    ["run", "--project", project, ...shard, ...reporters, ...files],
    options,
  );
  if (!existsSync(reportFile)) return failure(`vitest ended with code ${code} and left no report`);
  const report = reportSchema.parse(JSON.parse(readFileSync(reportFile, "utf8")));
  const failedFiles = report.testResults.filter(({ status }) => status === "failed");
  const withoutFailedTest = failedFiles.filter((file) => count(file, "failed") === 0);
  const counted = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + withoutFailedTest.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults.flatMap(failuresOf),
    failedFiles: failedFiles.map(countsOf),
  };
  return honest(counted, code);
}

type FileReport = z.infer<typeof fileSchema>;

function count({ assertionResults }: FileReport, status: string): number {
  return assertionResults.filter((test) => test.status === status).length;
}

/** A file that could not be loaded, or whose set-up failed, counts as one failed test, as it does in the suite. */
function countsOf(file: FileReport): FileResult {
  const [passed, failed] = [count(file, "passed"), count(file, "failed")];
  const skipped = file.assertionResults.length - passed - failed;
  return { file: path.relative(".", file.name), passed, failed: Math.max(failed, 1), skipped };
}

/** A file whose set-up failed says so itself, or by its first test. */
function failuresOf({ name, status, message, assertionResults }: FileReport): TestFailure[] {
  const file = path.relative(".", name);
  const failed = assertionResults.filter((test) => test.status === "failed");
  if (failed.length === 0 && status === "failed") return [{ title: file, message }];
  return failed.map((test) => ({
    title: `${file}: ${test.fullName}`,
    message: test.failureMessages.join("\n"),
  }));
}
