import type { HostFacts } from "@/lib/api/resources/host";
import { collectFacts, type FactsOutcome } from "@/lib/hosts/collect-facts";
import type { HostProblem } from "@/lib/hosts/port";
import type { HeldOperation, OperationHandler, OperationOutcome } from "../handler";
import type { Journal } from "../journal";
import type { HostOperationDeps } from "./deps";
import { loadOperationHost, outcomeOfHost, stateOfProblem } from "./single-host";

type FactsHost = { readonly id: string; readonly name: string; readonly privilege: "root" | "sudo" };

export type StoredFacts =
  | { readonly kind: "stored"; readonly facts: HostFacts }
  | { readonly kind: "failed"; readonly problem: HostProblem };

/** Reads what a host is and stores it. Reading again changes nothing, so a new worker starts over. */
export function readHostFacts(deps: HostOperationDeps): OperationHandler {
  const run = async (held: HeldOperation, journal: Journal): Promise<OperationOutcome> => {
    const host = await loadOperationHost(deps, held);
    const read = await storeFacts(deps, host, journal);
    return read.kind === "stored"
      ? outcomeOfHost(deps, host, "confirmed")
      : outcomeOfHost(deps, host, stateOfProblem(read.problem), read.problem);
  };
  return { run: async ([held], journal) => await run(held, journal), settle: run };
}

/** Collects and stores the facts as one step of an operation. */
export async function storeFacts(deps: HostOperationDeps, host: FactsHost, journal: Journal): Promise<StoredFacts> {
  const [seq] = await journal.start([
    { hostId: host.id, hostName: host.name, wave: "host", title: { code: "host_facts.collect", params: {} } },
  ]);
  const outcome: FactsOutcome = await collectFacts(deps.hosts, host);
  if (outcome.kind === "collected") {
    await deps.database.transaction(async (tx) => {
      await tx.host.updateMany({ where: { id: host.id }, data: { facts: outcome.facts, factsAt: deps.clock() } });
      await deps.database.notify(tx, "signalbox_host", host.id);
    });
  }
  const end =
    outcome.kind === "collected"
      ? ({ state: "done", output: "" } as const)
      : ({ state: "failed", output: outcome.output } as const);
  if (seq !== undefined) await journal.finish([{ ...end, seq }]);
  return outcome.kind === "collected" ? { kind: "stored", facts: outcome.facts } : outcome;
}
