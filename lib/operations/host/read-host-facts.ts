import { collectFacts } from "@/lib/hosts/collect-facts";
import type { HostProblem } from "@/lib/hosts/port";
import type { OperationHandler } from "../handler";
import type { Journal } from "../journal";
import type { HostOperationDeps } from "./deps";
import { loadOperationHost, outcomeOfHost, stateOfProblem } from "./single-host";

type FactsHost = { readonly id: string; readonly name: string; readonly privilege: "root" | "sudo" };

/** Reads what a host is and stores it; reading again changes nothing, so a worker that died meanwhile did no harm. */
export function readHostFacts(deps: HostOperationDeps): OperationHandler {
  return {
    async run([held], journal) {
      const host = await loadOperationHost(deps, held);
      const problem = await storeFacts(deps, host, journal);
      return problem === null
        ? outcomeOfHost(deps, host, "confirmed")
        : outcomeOfHost(deps, host, stateOfProblem(problem), problem);
    },
  };
}

/** Collects and stores the facts as one step of an operation; the problem when the host could not be read. */
export async function storeFacts(
  deps: HostOperationDeps,
  host: FactsHost,
  journal: Journal,
): Promise<HostProblem | null> {
  let problem: HostProblem | null = null;
  const title = { code: "host_facts.collect", params: {} };
  await journal.step({ hostId: host.id, hostName: host.name, wave: "host", title }, async () => {
    const outcome = await collectFacts(deps.hosts, host);
    if (outcome.kind === "failed") {
      problem = outcome.problem;
      return { state: "failed", output: outcome.output };
    }
    await deps.database.transaction(async (tx) => {
      await tx.host.updateMany({ where: { id: host.id }, data: { facts: outcome.facts, factsAt: deps.clock() } });
      await deps.database.notify(tx, "signalbox_host", host.id);
    });
    return { state: "done", output: "" };
  });
  return problem;
}
