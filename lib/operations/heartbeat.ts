import { databaseTime } from "@/lib/db/database-time";
import type { OperationDeps } from "./deps";

/** A lease whose heartbeat is older than this belongs to a dead worker. */
export const leaseExpiryMs = 15_000;

const beatEveryMs = 3_000;

export type Heartbeat = { readonly add: (operationIds: readonly string[]) => void; readonly stop: () => void };

/** Operations that have a heartbeat in this process, by worker. */
const beating = new Map<string, Set<string>>();

/**
 * Keeps the leases of running operations alive until `stop` is called; `add` has it keep further ones. A failed beat is only logged: the
 * next one may succeed, and a lease that really passed to another worker is refused when the operation ends.
 */
export function startHeartbeat(deps: OperationDeps, operationIds: readonly string[]): Heartbeat {
  const own = beating.get(deps.workerId) ?? new Set();
  beating.set(deps.workerId, own);
  const ids: string[] = [];
  const add = (further: readonly string[]) => {
    ids.push(...further);
    for (const id of further) own.add(id);
  };
  add(operationIds);
  const timer = setInterval(() => {
    beat(deps, ids).catch((error: unknown) =>
      deps.log.error({ err: error, operations: ids }, "operation heartbeat failed"),
    );
  }, beatEveryMs);
  timer.unref();
  const stop = () => {
    clearInterval(timer);
    for (const id of ids) own.delete(id);
  };
  return { add, stop };
}

async function beat({ database: { prisma }, workerId }: OperationDeps, ids: readonly string[]): Promise<void> {
  await prisma.operation.updateMany({
    where: { id: { in: [...ids] }, leaseOwner: workerId },
    data: { heartbeatAt: await databaseTime(prisma) },
  });
}

/**
 * Whether this worker itself is at work on it. Its lease may look old all the same: somebody has set the database's
 * clock forward, and the next beat is still to come.
 */
export function hasHeartbeat({ workerId }: Pick<OperationDeps, "workerId">, id: string): boolean {
  return beating.get(workerId)?.has(id) ?? false;
}
