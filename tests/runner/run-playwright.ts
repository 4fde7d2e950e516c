import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { type HowToRun, runProgram } from "./run-program";
import { type FileResult, failure, honest, type SuiteResult, type TestFailure } from "./suite-result";

/** Where playwright.config.ts has its tests; its report names them from there. */
const testDir = "tests/e2e";

const attemptSchema = z.object({ error: z.object({ message: z.string().default("") }).optional() });

const specSchema = z.object({
  title: z.string(),
  file: z.string(),
  ok: z.boolean(),
  tests: z.array(z.object({ status: z.string(), results: z.array(attemptSchema) })),
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

/**
 * Runs the browser tests, or those of some files, and counts them. A test that passes only when Playwright tries it again
 * is not a passed test.
 */
export async function runPlaywright(
  files: readonly string[],
  reportFile: string,
  options: HowToRun,
): Promise<SuiteResult> {
  const env = { ...options.env, PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile };
  const code = await runProgram("node_modules/.bin/playwright", ["test", ...files], { ...options, env });
  if (!existsSync(reportFile)) return failure(`playwright ended with code ${code} and left no report`);
  const { stats, suites } = reportSchema.parse(JSON.parse(readFileSync(reportFile, "utf8")));
  const counted = {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    failures: suites.flatMap(failuresOf),
    failedFiles: countByFile(suites.flatMap(specsOf)).filter(({ failed }) => failed > 0),
  };
  return honest(counted, code);
}

function specsOf({ specs, suites = [] }: Group): z.infer<typeof specSchema>[] {
  return [...specs, ...suites.flatMap(specsOf)];
}

function failuresOf(group: Group): TestFailure[] {
  return specsOf(group)
    .filter(({ ok }) => !ok)
    .map(({ title, file, tests }) => ({
      title: `${testDir}/${file}: ${title}`,
      message: tests.flatMap(({ results }) => results.map(({ error }) => error?.message ?? "")).join("\n"),
    }));
}

function countByFile(specs: readonly z.infer<typeof specSchema>[]): FileResult[] {
  const files = [...new Set(specs.map(({ file }) => file))];
  return files.map((file) => {
    const statuses = specs
      .filter((spec) => spec.file === file)
      .flatMap(({ tests }) => tests.map(({ status }) => status));
    const [passed, skipped] = ["expected", "skipped"].map((one) => statuses.filter((status) => status === one).length);
    const counts = { passed: passed ?? 0, skipped: skipped ?? 0 };
    return { file: `${testDir}/${file}`, ...counts, failed: statuses.length - counts.passed - counts.skipped };
  });
}
