import { databaseTime } from "@/lib/db/database-time";
import { confirmationOver, forgetConfirmations } from "./confirmation-over";
import type { OperationDeps } from "./deps";
import type { HeldOperation, OperationHandlers } from "./handler";
import { hasHeartbeat, leaseExpiryMs } from "./heartbeat";
import { runOperation } from "./lifecycle";
import { notifyOperations } from "./notify-operation";
import { settleOperation } from "./settle-operation";

/**
 * Settles what dead workers left running, starts what nobody took up and puts back what nobody confirmed; called when a worker starts and every few
 * seconds after. Nothing stays running for ever: an operation whose worker is gone is looked at on the hosts by its
 * handler's `settle`, or ends as unknown.
 */
export async function recoverOperations(deps: OperationDeps, handlers: OperationHandlers): Promise<void> {
  const { prisma } = deps.database;
  const now = await databaseTime(prisma);
  const expired = new Date(now.getTime() - leaseExpiryMs);
  const abandoned = await prisma.operation.findMany({
    where: { state: { in: ["running", "verifying"] }, heartbeatAt: { lt: expired } },
    orderBy: { createdAt: "asc" },
    select: { id: true },
  });
  for (const { id } of abandoned.filter((one) => !hasHeartbeat(deps, one.id))) {
    const held = await takeOver(deps, id, expired);
    if (held !== null) await settleOperation(deps, held, handlers);
  }
  const queued = await prisma.operation.findMany({
    where: { state: "queued", createdAt: { lt: expired } },
    orderBy: { createdAt: "asc" },
    select: { id: true },
  });
  const unconfirmed = await prisma.operation.findMany({
    where: { state: "awaiting_confirmation" },
    orderBy: { createdAt: "asc" },
    select: { id: true, confirmBy: true },
  });
  forgetConfirmations(unconfirmed);
  const over = unconfirmed.filter((operation) => confirmationOver(operation, now));
  for (const { id } of [...queued, ...over]) await runOperation(deps, id, handlers);
}

/** The raised epoch shuts the former owner out of the hosts, should it only have been asleep. */
async function takeOver(deps: OperationDeps, id: string, expired: Date): Promise<HeldOperation | null> {
  return await deps.database.transaction(async (tx) => {
    const [taken] = await tx.operation.updateManyAndReturn({
      where: { id, state: { in: ["running", "verifying"] }, heartbeatAt: { lt: expired } },
      data: { leaseOwner: deps.workerId, heartbeatAt: await databaseTime(tx) },
    });
    if (taken === undefined) return null;
    await tx.operationStep.updateMany({ where: { operationId: id, state: "running" }, data: { state: "unknown" } });
    await notifyOperations(tx, [id]);
    if (taken.clusterId === null) return { ...taken, epoch: null };
    const { epoch } = await tx.cluster.update({
      where: { id: taken.clusterId },
      data: { epoch: { increment: 1 } },
      select: { epoch: true },
    });
    return { ...taken, epoch };
  });
}
