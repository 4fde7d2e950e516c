import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { type BootedLab, bootOne, takeDown } from "./boot-labs";
import { failureLines } from "./failure-lines";
import { runInLane, type Task } from "./lab-lane";
import { runPlaywright } from "./run-playwright";
import { runProgram } from "./run-program";
import { runVitest } from "./run-vitest";
import { afterSecondGo, filesForSecondGo } from "./second-go";
import { failure, joined, type SuiteResult } from "./suite-result";
import { type LabTurn, labTurns, type SuiteName } from "./suites";

const reportDir = path.resolve(".artifacts/tests");

export type RunOptions = {
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly collected?: boolean;
  readonly nice?: boolean;
};

/** What each suite has come to so far. */
export type Results = Map<SuiteName, SuiteResult>;

/** A lab mostly waits, so two of them keep two processors busy. */
const mostLabs = 2;

/**
 * Runs the suites that need a lab side by side on two, each of which takes the next turn when it is done with one, and
 * meanwhile the others, to which the machine comes second. The labs boot while the panel is built, one after another: the
 * first may have to make the image of both. What failed has a second go when everything else has ended. `results` grows
 * meanwhile, so that what is known is not lost by what goes wrong later.
 */
export async function runSuites(suites: readonly SuiteName[], results: Results, options: RunOptions): Promise<void> {
  rmSync(reportDir, { recursive: true, force: true });
  mkdirSync(reportDir, { recursive: true });
  const turns = labTurns.filter(({ suite }) => suites.includes(suite));
  const others = suites.filter((suite) => !needsLab(suite));
  if (turns.length === 0) await oneByOne(others, results, options);
  else await sideBySide(turns, others, results, options);
  await giveSecondGo(results, options);
}

async function sideBySide(
  turns: LabTurn[],
  others: readonly SuiteName[],
  results: Results,
  options: RunOptions,
): Promise<void> {
  const count = Math.min(mostLabs, turns.length);
  const labs = Array.from({ length: count }, (_, index) => bootOne(index, options.env));
  const built = await runProgram("npm", ["run", "-s", "build"], options);
  await Promise.all([
    ...labs.map(async (lab, index) =>
      built === 0
        ? inTurns(turns, await lab, index, results, { ...options, collected: index > 0 })
        : notBuilt(turns, await lab, built, results),
    ),
    oneByOne(others, results, { ...options, collected: true, nice: true }),
  ]);
}

async function oneByOne(suites: readonly SuiteName[], results: Results, options: RunOptions): Promise<void> {
  for (const suite of suites) {
    if (options.signal.aborted) return;
    add(results, suite, await run({ suite, part: null, files: [] }, options));
  }
}

/** Takes from `turns` what nobody else has taken, and takes the lab down in the end. */
async function inTurns(
  turns: LabTurn[],
  first: BootedLab,
  index: number,
  results: Results,
  options: RunOptions,
): Promise<void> {
  const lane = {
    run: (lab: BootedLab, task: Task) => onBooted(lab, task, options),
    bootAnother: () => bootOne(index, options.env),
    say: (line: string) => console.log(`test: ${line}`),
    signal: options.signal,
  };
  let lab = first;
  try {
    for (let turn = turns.shift(); turn !== undefined && !options.signal.aborted; turn = turns.shift()) {
      const after = await runInLane(lab, { ...turn, files: [] }, lane);
      add(results, turn.suite, after.result);
      lab = after.lab;
    }
  } finally {
    await takeDown(lab);
  }
}

async function notBuilt(turns: LabTurn[], lab: BootedLab, code: number, results: Results): Promise<void> {
  for (const { suite } of turns.splice(0)) add(results, suite, failure(`next build ended with code ${code}`));
  await takeDown(lab);
}

function add(results: Results, suite: SuiteName, result: SuiteResult): void {
  results.set(suite, joined(results.get(suite), result));
}

/** Runs failed files again, one suite after another, on a lab that has just booted where they need one. */
async function giveSecondGo(results: Results, options: RunOptions): Promise<void> {
  for (const [suite, first] of [...results]) {
    const files = filesForSecondGo(first);
    if (files.length === 0 || options.signal.aborted) continue;
    for (const failed of first.failures ?? [])
      for (const line of failureLines(suite, failed)) console.log(`test: before its second go: ${line}`);
    const task = { suite, part: null, files };
    results.set(
      suite,
      afterSecondGo(first, await (needsLab(suite) ? onLabOfItsOwn(task, options) : run(task, options))),
    );
  }
}

async function onLabOfItsOwn(task: Task, options: RunOptions): Promise<SuiteResult> {
  const lab = await bootOne(0, options.env);
  try {
    return await onBooted(lab, task, options);
  } finally {
    await takeDown(lab);
  }
}

function needsLab(suite: SuiteName): boolean {
  return labTurns.some((turn) => turn.suite === suite);
}

async function onBooted(booted: BootedLab, task: Task, options: RunOptions): Promise<SuiteResult> {
  return booted.kind === "failed" ? failure(booted.note) : await run(task, { ...options, env: booted.env });
}

/** Files of one suite may be run again on two labs at the same time. */
let againCount = 0;

function run({ suite, part, files }: Task, options: RunOptions): Promise<SuiteResult> {
  const detail = files.length > 0 ? `.again-${++againCount}` : part === null ? "" : `.${part.replace("/", "-of-")}`;
  const reportFile = path.join(reportDir, `${suite}${detail}.json`);
  rmSync(reportFile, { force: true });
  return suite === "e2e"
    ? runPlaywright(files, reportFile, options)
    : runVitest({ project: suite, part, files }, reportFile, options);
}
