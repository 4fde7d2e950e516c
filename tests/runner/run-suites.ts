import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { freeLoop } from "@/tests/lab/free-port";
import { type Lab, startLab } from "@/tests/lab/lab";
import { labSettings } from "@/tests/lab/settings";
import { runPlaywright } from "./run-playwright";
import { runProgram } from "./run-program";
import { runVitest } from "./run-vitest";
import { failure, type SuiteResult } from "./suite-result";
import { needsLab, type SuiteName } from "./suites";

const reportDir = path.resolve(".artifacts/tests");

export type RunOptions = {
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly aside?: boolean;
  readonly onResult: (suite: SuiteName, result: SuiteResult) => void;
};

/**
 * Runs the suites that need a lab one after another, and meanwhile the others, to which the machine comes second: a lab
 * mostly waits. The lab boots while the panel is built, and serves all that need it.
 */
export async function runSuites(suites: readonly SuiteName[], options: RunOptions): Promise<void> {
  rmSync(reportDir, { recursive: true, force: true });
  mkdirSync(reportDir, { recursive: true });
  const onLab = suites.filter(needsLab);
  const others = suites.filter((suite) => !needsLab(suite));
  if (onLab.length === 0) return await oneByOne(others, options, (suite) => run(suite, options));
  const lab = settled(bootLab(options.env));
  try {
    const built = await runProgram("npm", ["run", "-s", "build"], options);
    const place = built === 0 ? lab : Promise.resolve(notBuilt(built));
    await Promise.all([
      oneByOne(onLab, options, async (suite) => onBooted(await place, suite, options)),
      oneByOne(others, options, (suite) => run(suite, { ...options, aside: true })),
    ]);
  } finally {
    const booted = await lab;
    if (booted.kind === "up") await booted.lab.down();
  }
}

async function oneByOne(
  suites: readonly SuiteName[],
  { signal, onResult }: RunOptions,
  result: (suite: SuiteName) => Promise<SuiteResult>,
): Promise<void> {
  for (const suite of suites) {
    if (signal.aborted) return;
    onResult(suite, await result(suite));
  }
}

type Boot = { readonly kind: "up"; readonly lab: Lab; readonly env: NodeJS.ProcessEnv };
type SettledBoot = Boot | { readonly kind: "failed"; readonly note: string };

/** A lab of this run alone: side by side with one that a person may have up. */
async function bootLab(env: NodeJS.ProcessEnv): Promise<Boot> {
  const settings = labSettings({ loop: await freeLoop("127.80.0", labSettings().ports) });
  const place = { LAB_LOOP: settings.loop, LAB_RUN: settings.runDir };
  const lab = await startLab({ loop: settings.loop, runDir: settings.runDir });
  return { kind: "up", lab, env: { ...env, ...place } };
}

function settled(boot: Promise<Boot>): Promise<SettledBoot> {
  return boot.catch((error: unknown) => ({
    kind: "failed",
    note: error instanceof Error ? error.message : `${error}`,
  }));
}

function notBuilt(code: number): SettledBoot {
  return { kind: "failed", note: `next build ended with code ${code}` };
}

async function onBooted(booted: SettledBoot, suite: SuiteName, options: RunOptions): Promise<SuiteResult> {
  return booted.kind === "failed" ? failure(booted.note) : await run(suite, { ...options, env: booted.env });
}

function run(suite: SuiteName, options: RunOptions): Promise<SuiteResult> {
  const reportFile = path.join(reportDir, `${suite}.json`);
  return suite === "e2e" ? runPlaywright(reportFile, options) : runVitest(suite, reportFile, options);
}
