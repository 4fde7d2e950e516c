import type { OperationDeps } from "./deps";

/** A lease whose heartbeat is older than this belongs to a dead worker. */
export const leaseExpiryMs = 15_000;

const beatEveryMs = 3_000;

/**
 * Keeps the leases of running operations alive until the returned function is called. A failed beat is only logged: the
 * next one may succeed, and a lease that really passed to another worker is refused when the operation ends.
 */
export function startHeartbeat(deps: OperationDeps, ids: readonly string[]): () => void {
  const timer = setInterval(() => {
    deps.database.prisma.operation
      .updateMany({
        where: { id: { in: [...ids] }, leaseOwner: deps.workerId },
        data: { heartbeatAt: deps.clock() },
      })
      .catch((error: unknown) => deps.log.error({ err: error, operations: ids }, "operation heartbeat failed"));
  }, beatEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}
