import type { Tx } from "@/lib/db/database";
import type { Host } from "@/lib/db/generated/client";
import { discoverProgram } from "@/lib/plan/discover/discover-program";
import { readDiscovery } from "@/lib/plan/discover/read-discovery";
import type { Sentence } from "@/lib/plan/model";
import type { OperationDeps } from "../deps";
import type { HeldOperation, OperationHandler, OperationOutcome } from "../handler";
import type { Journal } from "../journal";
import { loadOperationHost, outcomeOfHost, stateOfProblem } from "./single-host";

/**
 * Reads what a host runs as a director, for an import: one program, which changes nothing there. What it found is stored
 * in the transaction that ends the operation; the host keeps the newest only. Reading again does no harm, so a new worker
 * starts over.
 */
export function discoverHost(deps: OperationDeps): OperationHandler {
  const run = async (held: HeldOperation, journal: Journal): Promise<OperationOutcome> => {
    const host = await loadOperationHost(deps, held);
    const read = await lookAt(deps, host, journal);
    if (read.kind === "failed") return outcomeOfHost(deps, host, stateOfProblem(read.problem), read.problem);
    return {
      ...outcomeOfHost(deps, host, "confirmed"),
      commit: async (tx) => await store(tx, { host, operationId: held.id, readAt: deps.clock(), found: read.found }),
    };
  };
  return { run: async ([held], journal) => await run(held, journal), settle: run };
}

type Discovery = ReturnType<typeof readDiscovery>;

type Look =
  | { readonly kind: "read"; readonly found: Discovery }
  | { readonly kind: "failed"; readonly problem: Sentence };

/** The journal gets no output: what was read may hold passwords until they are cut out. */
async function lookAt(deps: OperationDeps, host: Host, journal: Journal): Promise<Look> {
  const title = { code: "host_discover.read", params: {} };
  const [seq] = await journal.start([{ hostId: host.id, hostName: host.name, wave: "host", title }]);
  const outcome = await deps.hosts.run(host.id, "operation", discoverProgram(), { retryNow: true });
  const completed = outcome.kind === "completed";
  if (seq !== undefined) await journal.finish([{ seq, state: completed ? "done" : "failed", output: "" }]);
  return completed
    ? { kind: "read", found: readDiscovery(outcome.steps, deps.sha256) }
    : { kind: "failed", problem: outcome.problem };
}

type Stored = {
  readonly host: Host;
  readonly operationId: string;
  readonly readAt: Date;
  readonly found: Discovery;
};

async function store(tx: Tx, { host, ...row }: Stored): Promise<void> {
  await tx.hostDiscovery.upsert({
    where: { hostId: host.id },
    create: { hostId: host.id, ...row },
    update: row,
  });
}
