/**
 * `npm test [-- SUITE…]`: all suites, or the named ones, and one line of figures at the end. As root on Debian it
 * installs what the suites need; elsewhere it names what is missing and leaves those suites out (in CI that is a
 * failure). Nothing that it started outlives it.
 */
import { randomUUID } from "node:crypto";
import { chooseRunnable } from "./runner/choose-runnable";
import { killLeftovers, lastingLeftovers, runVariable } from "./runner/leftovers";
import { runProgram } from "./runner/run-program";
import { runSuites } from "./runner/run-suites";
import { failure, type SuiteResult, summaryLine, total } from "./runner/suite-result";
import { selectSuites } from "./runner/suites";

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
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  try {
    const { runnable, leftOut } = await chooseRunnable(selectSuites(process.argv.slice(2)), say);
    const generated = await runProgram("node_modules/.bin/prisma", ["generate"], { env, signal: interrupt.signal });
    if (generated !== 0) return found.set("prisma generate", failure(`code ${generated}`));
    await runSuites(runnable, {
      env,
      signal: interrupt.signal,
      onResult: (suite, result) => found.set(suite, result),
    });
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
