import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { runProgram } from "./run-program";
import { failure, honest, type SuiteResult } from "./suite-result";

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** Runs one vitest project and counts its tests. A file that cannot even be loaded is a failed test. */
export async function runVitest(
  project: string,
  reportFile: string,
  options: { env: NodeJS.ProcessEnv; signal: AbortSignal },
): Promise<SuiteResult> {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`];
  const code = await runProgram("node_modules/.bin/vitest", ["run", "--project", project, ...reporters], options);
  if (!existsSync(reportFile)) return failure(`vitest ended with code ${code} and left no report`);
  const report = reportSchema.parse(JSON.parse(readFileSync(reportFile, "utf8")));
  const unloadable = report.testResults.filter((f) => f.status === "failed" && f.assertionResults.length === 0).length;
  const counted = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  return honest(counted, code);
}
