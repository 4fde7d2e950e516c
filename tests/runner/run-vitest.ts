import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { type HowToRun, runProgram } from "./run-program";
import { failure, honest, type SuiteResult, type TestFailure } from "./suite-result";

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

/** `part`: "2/6" = the second of six equal parts of its files. */
type Tests = { readonly project: string; readonly part: string | null };

/** Runs one vitest project and counts its tests. A file that cannot even be loaded is a failed test. */
export async function runVitest({ project, part }: Tests, reportFile: string, options: HowToRun): Promise<SuiteResult> {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`];
  const shard = part === null ? [] : [`--shard=${part}`];
  const code = await runProgram(
    "node_modules/.bin/vitest",
    ["run", "--project", project, ...shard, ...reporters],
    options,
  );
  if (!existsSync(reportFile)) return failure(`vitest ended with code ${code} and left no report`);
  const report = reportSchema.parse(JSON.parse(readFileSync(reportFile, "utf8")));
  const unloadable = report.testResults.filter((f) => f.status === "failed" && f.assertionResults.length === 0).length;
  const counted = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults.flatMap(failuresOf),
  };
  return honest(counted, code);
}

/** A file whose set-up failed says so itself, or by its first test. */
function failuresOf({ name, status, message, assertionResults }: z.infer<typeof fileSchema>): TestFailure[] {
  const file = path.relative(".", name);
  const failed = assertionResults.filter((test) => test.status === "failed");
  if (failed.length === 0 && status === "failed") return [{ title: file, message }];
  return failed.map((test) => ({
    title: `${file}: ${test.fullName}`,
    message: test.failureMessages.join("\n"),
  }));
}
