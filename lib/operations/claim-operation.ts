import type { Tx } from "@/lib/db/database";
import { databaseTime } from "@/lib/db/database-time";
import type { Operation } from "@/lib/db/generated/client";
import { confirmationOver } from "./confirmation-over";
import type { OperationDeps } from "./deps";
import type { HeldOperation, HeldOperations } from "./handler";
import { notifyOperations } from "./notify-operation";
import { oldestFirst } from "./oldest-first";

export type Claim =
  | {
      readonly kind: "held";
      readonly operations: HeldOperations;
      /** They are to be carried out, or one that awaits confirmation is to be ended, one way or the other. */
      readonly what: "run" | "settle";
    }
  /** Another operation of the cluster is under way; whoever ends it takes this one up. */
  | { readonly kind: "busy" }
  /** Finished, or held by somebody: a job delivered twice ends here. */
  | { readonly kind: "taken" };

/**
 * Takes the lease of a queued operation. A cluster has at most one running operation: the operation's own row is the
 * cluster's lock (owner, heartbeat), so a lock can never outlive its operation. The cluster row serializes claimants, and
 * each claim raises the cluster's epoch, by which hosts refuse a worker whose lease has passed to another.
 */
export async function claimOperation(deps: OperationDeps, id: string, coalesces: boolean): Promise<Claim> {
  return await deps.database.transaction(async (tx) => {
    const operation = await tx.operation.findUnique({ where: { id } });
    const what = operation === null ? null : dueFor(operation, await databaseTime(tx));
    if (operation === null || what === null) return { kind: "taken" };
    const epoch = operation.clusterId === null ? null : await lockCluster(tx, operation.clusterId);
    if (operation.clusterId !== null && (await hasRunning(tx, operation.clusterId, id))) return { kind: "busy" };
    const [first, ...rest] = what === "run" ? await take(deps, tx, operation, coalesces) : await resume(deps, tx, id);
    if (first === undefined) return { kind: "taken" };
    const hold = (taken: Operation): HeldOperation => ({ ...taken, epoch });
    return { kind: "held", operations: [hold(first), ...rest.map(hold)], what };
  });
}

/** Null = nothing is to be done with it now. */
function dueFor(operation: Operation, now: Date): "run" | "settle" | null {
  const { state, asked } = operation;
  if (state === "queued") return "run";
  if (state !== "awaiting_confirmation") return null;
  const decided = asked === "confirm" || asked === "abort" || confirmationOver(operation, now);
  return decided ? "settle" : null;
}

async function lockCluster(tx: Tx, clusterId: string): Promise<number> {
  const { epoch } = await tx.cluster.update({
    where: { id: clusterId },
    data: { epoch: { increment: 1 } },
    select: { epoch: true },
  });
  return epoch;
}

async function hasRunning(tx: Tx, clusterId: string, except: string): Promise<boolean> {
  const running = await tx.operation.findFirst({
    where: { clusterId, state: { in: ["running", "verifying", "awaiting_confirmation"] }, id: { not: except } },
    select: { id: true },
  });
  return running !== null;
}

async function resume(deps: OperationDeps, tx: Tx, id: string): Promise<Operation[]> {
  const taken = await tx.operation.updateManyAndReturn({
    where: { id, state: "awaiting_confirmation" },
    data: { state: "verifying", leaseOwner: deps.workerId, heartbeatAt: await databaseTime(tx) },
  });
  await notifyOperations(tx, [id]);
  return taken;
}

/** Oldest first. Rows that somebody else took in between are left out. */
async function take(deps: OperationDeps, tx: Tx, operation: Operation, coalesces: boolean): Promise<Operation[]> {
  const which =
    coalesces && operation.clusterId !== null
      ? { clusterId: operation.clusterId, kind: operation.kind }
      : { id: operation.id };
  const taken = await tx.operation.updateManyAndReturn({
    where: { ...which, state: "queued" },
    data: { state: "running", leaseOwner: deps.workerId, heartbeatAt: await databaseTime(tx), startedAt: deps.clock() },
  });
  await notifyOperations(
    tx,
    taken.map(({ id }) => id),
  );
  return oldestFirst(taken);
}
