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
  readonly onResult: (suite: SuiteName, result: SuiteResult) => void;
};

/** Runs the suites one after another; the lab boots meanwhile and serves all that need it. */
export async function runSuites(suites: readonly SuiteName[], options: RunOptions): Promise<void> {
  rmSync(reportDir, { recursive: true, force: true });
  mkdirSync(reportDir, { recursive: true });
  const withLab = suites.some(needsLab);
  const lab = withLab ? settled(bootLab(options.env)) : undefined;
  try {
    for (const suite of suites) {
      if (options.signal.aborted) return;
      const result =
        needsLab(suite) && lab !== undefined ? await onLab(suite, lab, options) : await run(suite, options);
      options.onResult(suite, result);
    }
  } finally {
    const booted = await lab;
    if (booted?.kind === "up") await booted.lab.down();
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

async function onLab(suite: SuiteName, lab: Promise<SettledBoot>, options: RunOptions): Promise<SuiteResult> {
  const built = await buildOnce(options);
  if (built !== 0) return failure(`next build ended with code ${built}`);
  const booted = await lab;
  if (booted.kind === "failed") return failure(booted.note);
  return run(suite, { ...options, env: booted.env });
}

let build: Promise<number> | undefined;

/** The panel that the lab and browser tests start is built before their clocks run. */
function buildOnce(options: RunOptions): Promise<number> {
  build ??= runProgram("npm", ["run", "-s", "build"], options);
  return build;
}

function run(suite: SuiteName, options: RunOptions): Promise<SuiteResult> {
  const reportFile = path.join(reportDir, `${suite}.json`);
  return suite === "e2e" ? runPlaywright(reportFile, options) : runVitest(suite, reportFile, options);
}
