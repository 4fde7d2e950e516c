import { mkdirSync, rmSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import { freeLoop } from "@/tests/lab/free-port";
import { type Lab, startLab } from "@/tests/lab/lab";
import { labSettings } from "@/tests/lab/settings";
import { runPlaywright } from "./run-playwright";
import { runProgram } from "./run-program";
import { runVitest } from "./run-vitest";
import { failure, type SuiteResult } from "./suite-result";
import { type LabTurn, labTurns, type SuiteName } from "./suites";

const reportDir = path.resolve(".artifacts/tests");

export type RunOptions = {
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly collected?: boolean;
  readonly nice?: boolean;
  readonly onResult: (suite: SuiteName, result: SuiteResult) => void;
};

/** A lab mostly waits, so two of them keep two processors busy. */
const mostLabs = 2;

/**
 * Runs the suites that need a lab side by side on two, each of which takes the next turn when it is done with one, and
 * meanwhile the others, to which the machine comes second. The labs boot while the panel is built, one after another: the
 * first may have to make the image of both. A suite of several parts has as many results.
 */
export async function runSuites(suites: readonly SuiteName[], options: RunOptions): Promise<void> {
  rmSync(reportDir, { recursive: true, force: true });
  mkdirSync(reportDir, { recursive: true });
  const turns = labTurns.filter(({ suite }) => suites.includes(suite));
  const others = suites.filter((suite) => !turns.some((turn) => turn.suite === suite));
  if (turns.length === 0) return await oneByOne(others, options);
  const labs = bootOneByOne(Math.min(mostLabs, turns.length), options.env);
  try {
    const built = await runProgram("npm", ["run", "-s", "build"], options);
    await Promise.all([
      ...labs.map(async (lab, index) =>
        inTurns(turns, built === 0 ? await lab : notBuilt(built), { ...options, collected: index > 0 }),
      ),
      oneByOne(others, { ...options, collected: true, nice: true }),
    ]);
  } finally {
    for (const lab of labs) {
      const booted = await lab;
      if (booted.kind === "up") await booted.lab.down();
    }
  }
}

async function oneByOne(suites: readonly SuiteName[], options: RunOptions): Promise<void> {
  for (const suite of suites) {
    if (options.signal.aborted) return;
    options.onResult(suite, await run({ suite, part: null }, options));
  }
}

/** Takes from `turns` what nobody else has taken. */
async function inTurns(turns: LabTurn[], booted: SettledBoot, options: RunOptions): Promise<void> {
  for (let turn = turns.shift(); turn !== undefined && !options.signal.aborted; turn = turns.shift()) {
    options.onResult(turn.suite, await onBooted(booted, turn, options));
  }
}

type Boot = { readonly kind: "up"; readonly lab: Lab; readonly env: NodeJS.ProcessEnv };
type SettledBoot = Boot | { readonly kind: "failed"; readonly note: string };

/** So many labs, each up once those before it are. */
function bootOneByOne(count: number, env: NodeJS.ProcessEnv): Promise<SettledBoot>[] {
  const labs: Promise<SettledBoot>[] = [];
  for (let index = 0; index < count; index++) {
    const before = labs.at(-1) ?? Promise.resolve();
    labs.push(settled(before.then(() => bootLab(index, env))));
  }
  return labs;
}

/**
 * A lab of this run alone: side by side with one that a person may have up, and on a processor of its own as long as
 * there is one.
 */
async function bootLab(index: number, env: NodeJS.ProcessEnv): Promise<Boot> {
  const settings = labSettings({ loop: await freeLoop("127.80.0", labSettings().ports) });
  const place = { LAB_LOOP: settings.loop, LAB_RUN: settings.runDir };
  const cpu = (index + cpus().length - 1) % cpus().length;
  const lab = await startLab({ loop: settings.loop, runDir: settings.runDir, cpu });
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

async function onBooted(booted: SettledBoot, turn: LabTurn, options: RunOptions): Promise<SuiteResult> {
  return booted.kind === "failed" ? failure(booted.note) : await run(turn, { ...options, env: booted.env });
}

function run({ suite, part }: LabTurn, options: RunOptions): Promise<SuiteResult> {
  const reportFile = path.join(reportDir, `${suite}${part === null ? "" : `.${part.replace("/", "-of-")}`}.json`);
  return suite === "e2e"
    ? runPlaywright(reportFile, options)
    : runVitest({ project: suite, part }, reportFile, options);
}
