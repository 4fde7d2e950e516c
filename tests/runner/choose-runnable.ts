import { ensureDebianPackages } from "@/tests/support/debian-packages";
import { helpfulPackages, type SuiteName, suitePackages } from "./suites";

export type Choice = {
  readonly runnable: readonly SuiteName[];
  /** Suites that this machine cannot run, and the sentence that says why. */
  readonly leftOut: ReadonlyMap<SuiteName, string>;
};

/** Installs what the suites need where that is possible, and sets those apart that still lack something. */
export async function chooseRunnable(suites: readonly SuiteName[], say: (line: string) => void): Promise<Choice> {
  const runnable: SuiteName[] = [];
  const leftOut = new Map<SuiteName, string>();
  for (const suite of suites) {
    const outcome = await ensureDebianPackages(suitePackages[suite]);
    if (outcome.kind === "installed") say(`installed for the ${suite} tests: ${outcome.names.join(", ")}`);
    if (outcome.kind === "missing") {
      leftOut.set(suite, `${outcome.names.join(", ")} missing (${outcome.reason})`);
      continue;
    }
    runnable.push(suite);
    const extra = await ensureDebianPackages(helpfulPackages[suite]);
    if (extra.kind === "installed") say(`installed for the ${suite} tests: ${extra.names.join(", ")}`);
    if (extra.kind === "missing")
      say(`some ${suite} tests are left out: no ${extra.names.join(", ")} (${extra.reason})`);
  }
  return { runnable, leftOut };
}
