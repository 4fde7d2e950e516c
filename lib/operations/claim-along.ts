import { databaseTime } from "@/lib/db/database-time";
import type { Operation } from "@/lib/db/generated/client";
import type { OperationDeps } from "./deps";
import type { HeldOperation } from "./handler";
import { notifyOperations } from "./notify-operation";
import { oldestFirst } from "./oldest-first";

/**
 * Takes the leases of operations of the same kind and cluster that were queued while `held` is being carried out, and so
 * has the lock of the cluster: they get its epoch. It stops before the first that does not fit, and takes none when the
 * lease of `held` has passed to another worker, or while an operation of another kind waits for its turn.
 */
export async function claimAlong(
  deps: OperationDeps,
  { id, clusterId, kind, epoch }: HeldOperation,
  fits: (operation: Pick<Operation, "request">) => boolean,
): Promise<readonly HeldOperation[]> {
  if (clusterId === null) return [];
  const queued = await deps.database.prisma.operation.findMany({
    where: { clusterId, state: "queued" },
    select: { id: true, kind: true, request: true, createdAt: true },
  });
  if (queued.some((operation) => operation.kind !== kind)) return [];
  const inOrder = oldestFirst(queued);
  const end = inOrder.findIndex((operation) => !fits(operation));
  const ids = inOrder.slice(0, end < 0 ? undefined : end).map((operation) => operation.id);
  if (ids.length === 0) return [];
  return await deps.database.transaction(async (tx) => {
    const heartbeatAt = await databaseTime(tx);
    const { count } = await tx.operation.updateMany({
      where: { id, leaseOwner: deps.workerId, state: { in: ["running", "verifying"] } },
      data: { heartbeatAt },
    });
    if (count === 0) return [];
    const taken = await tx.operation.updateManyAndReturn({
      where: { id: { in: ids }, state: "queued" },
      data: { state: "running", leaseOwner: deps.workerId, heartbeatAt, startedAt: deps.clock() },
    });
    await notifyOperations(
      tx,
      taken.map((operation) => operation.id),
    );
    return oldestFirst(taken).map((operation) => ({ ...operation, epoch }));
  });
}
