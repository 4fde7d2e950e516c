import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { type HowToRun, runProgram } from "./run-program";
import { failure, honest, type SuiteResult, type TestFailure } from "./suite-result";

const attemptSchema = z.object({ error: z.object({ message: z.string().default("") }).optional() });

const specSchema = z.object({
  title: z.string(),
  file: z.string(),
  ok: z.boolean(),
  tests: z.array(z.object({ results: z.array(attemptSchema) })),
});

type Group = { readonly specs: readonly z.infer<typeof specSchema>[]; readonly suites?: readonly Group[] | undefined };

/** Files hold groups, groups hold groups. */
const groupSchema: z.ZodType<Group> = z.lazy(() =>
  z.object({ specs: z.array(specSchema), suites: z.array(groupSchema).optional() }),
);

const reportSchema = z.object({
  suites: z.array(groupSchema),
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** Runs the browser tests and counts them. A test that passes only when tried again is not a passed test. */
export async function runPlaywright(reportFile: string, options: HowToRun): Promise<SuiteResult> {
  const env = { ...options.env, PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile };
  const code = await runProgram("node_modules/.bin/playwright", ["test"], { ...options, env });
  if (!existsSync(reportFile)) return failure(`playwright ended with code ${code} and left no report`);
  const { stats, suites } = reportSchema.parse(JSON.parse(readFileSync(reportFile, "utf8")));
  const counted = {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    failures: suites.flatMap(failuresOf),
  };
  return honest(counted, code);
}

function failuresOf({ specs, suites = [] }: Group): TestFailure[] {
  const failed = specs.filter(({ ok }) => !ok);
  const here = failed.map(({ title, file, tests }) => ({
    title: `${file}: ${title}`,
    message: tests.flatMap(({ results }) => results.map(({ error }) => error?.message ?? "")).join("\n"),
  }));
  return [...here, ...suites.flatMap(failuresOf)];
}
