/**
 * `npm test [-- SUITE…] [--full]`: all suites, or the named ones, and one line of figures at the end. `--full` has the
 * fault suites try everything as often as is promised, which takes most of an hour. As root on Debian it
 * installs what the suites need; elsewhere it names what is missing and leaves those suites out (in CI that is a
 * failure). Nothing that it started outlives it.
 */
import { randomUUID } from "node:crypto";
import { forgetRows } from "./faults/fault-rows";
import { faultSizeVariable } from "./faults/fault-size";
import { chooseRunnable } from "./runner/choose-runnable";
import { failureLines } from "./runner/failure-lines";
import { killLeftovers, lastingLeftovers, runVariable } from "./runner/leftovers";
import { reportFaults } from "./runner/report-faults";
import { runProgram } from "./runner/run-program";
import { type Results, runSuites } from "./runner/run-suites";
import { failure, type SuiteResult, summaryLine, total } from "./runner/suite-result";
import { injectsFaults, selectSuites } from "./runner/suites";

const full = "--full";

const runId = randomUUID();
process.env[runVariable] = runId;
const interrupt = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => interrupt.abort());

const results = await runAll();
const failed = total([...results.values()]).failed > 0 || interrupt.signal.aborted;
process.exitCode = failed ? 1 : 0;
console.log(summaryLine(total([...results.values()])));

async function runAll(): Promise<Map<string, SuiteResult>> {
  const found = new Map<string, SuiteResult>();
  const words = process.argv.slice(2);
  const size = words.includes(full) ? "full" : "quick";
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", [faultSizeVariable]: size };
  try {
    const { runnable, leftOut } = await chooseRunnable(selectSuites(words.filter((word) => word !== full)), say);
    const generated = await runProgram("node_modules/.bin/prisma", ["generate"], { env, signal: interrupt.signal });
    if (generated !== 0) return found.set("prisma generate", failure(`code ${generated}`));
    forgetRows();
    const results: Results = new Map();
    try {
      await runSuites(runnable, results, { env, signal: interrupt.signal });
    } finally {
      for (const [suite, result] of results) found.set(suite, result);
    }
    if (runnable.some(injectsFaults)) reportFaults(size);
    for (const [suite, reason] of leftOut) {
      say(`${suite}: left out, ${reason}`);
      if (process.env.CI !== undefined) found.set(suite, failure(reason));
    }
  } catch (error) {
    found.set("runner", failure(error instanceof Error ? error.message : `${error}`));
    console.error(error);
  } finally {
    await endLeftovers(found);
  }
  for (const [suite, { failures = [] }] of found)
    for (const each of failures) for (const line of failureLines(suite, each)) say(line);
  for (const [suite, result] of found) say(`${suite}: ${describe(result)}`);
  return found;
}

async function endLeftovers(found: Map<string, SuiteResult>): Promise<void> {
  const left = await lastingLeftovers(runId);
  killLeftovers(left);
  if (left.length === 0 || interrupt.signal.aborted) return;
  for (const { pid, command } of left) say(`left running by a test: ${pid} ${command.slice(0, 200)}`);
  found.set("leftovers", failure(`${left.length} processes outlived the tests`));
}

function describe(result: SuiteResult): string {
  return `${summaryLine(result)}${result.note === undefined ? "" : ` (${result.note})`}`;
}

function say(line: string): void {
  console.log(`test: ${line}`);
}
