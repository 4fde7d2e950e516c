import type { HostFacts } from "@/lib/api/resources/host";
import { factsProgram } from "./facts-program";
import { hostProblem, type Named } from "./host-problem";
import type { HostProblem, Hosts } from "./port";
import { readFacts } from "./read-facts";

export type FactsOutcome =
  | { readonly kind: "collected"; readonly facts: HostFacts }
  | { readonly kind: "failed"; readonly problem: HostProblem; readonly output: string };

/** Reads what a host is. A person asked for it, so a host that is being left alone after failures is tried at once. */
export async function collectFacts(
  hosts: Hosts,
  host: Named & { readonly id: string; readonly privilege: "root" | "sudo" },
): Promise<FactsOutcome> {
  const outcome = await hosts.run(host.id, "operation", factsProgram, { retryNow: true });
  if (outcome.kind !== "completed") return { kind: "failed", problem: outcome.problem, output: "" };
  const facts = readFacts(outcome.steps, host.privilege);
  if (facts !== null) return { kind: "collected", facts };
  const output = outcome.steps.find(({ id }) => id === "system")?.output ?? "";
  return { kind: "failed", problem: hostProblem(host, "host.program_failed"), output };
}
