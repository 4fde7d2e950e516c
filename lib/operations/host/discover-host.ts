import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/db/database";
import type { Host } from "@/lib/db/generated/client";
import { discoverProgram } from "@/lib/plan/discover/discover-program";
import { readDiscovery } from "@/lib/plan/discover/read-discovery";
import type { Sentence } from "@/lib/plan/model";

import type { OperationDeps } from "../deps";
import type { HeldOperation, OperationHandler, OperationOutcome } from "../handler";
import type { Journal } from "../journal";
import { sealVrrpPassword } from "../seal-vrrp-password";
import { loadOperationHost, outcomeOfHost, stateOfProblem } from "./single-host";

/**
 * Reads what a host runs as a director, for an import: one program, which changes nothing there. What it found is stored,
 * its passwords sealed, in the transaction that ends the operation; the host keeps the newest only. Reading again does no harm, so a new worker
 * starts over.
 */
export function discoverHost(deps: OperationDeps): OperationHandler {
  const run = async (held: HeldOperation, journal: Journal): Promise<OperationOutcome> => {
    const host = await loadOperationHost(deps, held);
    const read = await lookAt(deps, host, journal);
    if (read.kind === "failed") return outcomeOfHost(deps, host, stateOfProblem(read.problem), read.problem);
    const { found, passwords } = read.reading;
    const reading = { hostId: host.id, operationId: held.id, readAt: deps.clock(), found };
    return {
      ...outcomeOfHost(deps, host, "confirmed"),
      commit: async (tx) => await store(tx, reading, passwords),
    };
  };
  return { run: async ([held], journal) => await run(held, journal), settle: run };
}

type Reading = ReturnType<typeof readDiscovery>;

type Look =
  | { readonly kind: "read"; readonly reading: Reading }
  | { readonly kind: "failed"; readonly problem: Sentence };

/** The journal gets no output: what was read may hold passwords until they are cut out. */
async function lookAt(deps: OperationDeps, host: Host, journal: Journal): Promise<Look> {
  const title = { code: "host_discover.read", params: {} };
  const [seq] = await journal.start([{ hostId: host.id, hostName: host.name, wave: "host", title }]);
  const outcome = await deps.hosts.run(host.id, "operation", discoverProgram(), { retryNow: true });
  const completed = outcome.kind === "completed";
  if (seq !== undefined) await journal.finish([{ seq, state: completed ? "done" : "failed", output: "" }]);
  return completed
    ? { kind: "read", reading: readDiscovery(outcome.steps, { sha256: deps.sha256, newId: randomUUID }) }
    : { kind: "failed", problem: outcome.problem };
}

type Stored = {
  readonly hostId: string;
  readonly operationId: string;
  readonly readAt: Date;
  readonly found: Reading["found"];
};

/**
 * The passwords are sealed for a cluster that does not exist yet: it is given the operation's id, should this reading
 * become one.
 */
async function store(tx: Tx, row: Stored, passwords: Reading["passwords"]): Promise<void> {
  const secrets = [];
  for (const { secretId: id, virtualRouterId, password } of passwords) {
    const { sha256, sealed } = await sealVrrpPassword(tx, { id, clusterId: row.operationId, password });
    secrets.push({ id, virtualRouterId, sha256, sealed });
  }
  const data = { ...row, secrets };
  await tx.hostDiscovery.upsert({ where: { hostId: row.hostId }, create: data, update: data });
}
