import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { runProgram } from "./run-program";
import { failure, honest, type SuiteResult } from "./suite-result";

const reportSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** Runs the browser tests and counts them. A test that passes only when tried again is not a passed test. */
export async function runPlaywright(
  reportFile: string,
  options: { env: NodeJS.ProcessEnv; signal: AbortSignal },
): Promise<SuiteResult> {
  const env = { ...options.env, PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile };
  const code = await runProgram("node_modules/.bin/playwright", ["test"], { ...options, env });
  if (!existsSync(reportFile)) return failure(`playwright ended with code ${code} and left no report`);
  const { stats } = reportSchema.parse(JSON.parse(readFileSync(reportFile, "utf8")));
  const counted = { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
  return honest(counted, code);
}
