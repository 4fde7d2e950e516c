import type { OperationDeps } from "./deps";
import { finishOperations } from "./finish-operations";
import type { HeldOperation, OperationHandlers, OperationOutcome } from "./handler";
import { leaseExpiryMs, startHeartbeat } from "./heartbeat";
import { createJournal, type Journal } from "./journal";
import { outcomeOfError, runOperation } from "./lifecycle";
import { notifyOperations } from "./notify-operation";

/**
 * Settles what dead workers left running and starts what nobody took up; called when a worker starts and every few
 * seconds after. Nothing stays running for ever: an operation whose worker is gone is looked at on the hosts by its
 * handler's `settle`, or ends as unknown.
 */
export async function recoverOperations(deps: OperationDeps, handlers: OperationHandlers): Promise<void> {
  const { prisma } = deps.database;
  const expired = new Date(deps.clock().getTime() - leaseExpiryMs);
  const abandoned = await prisma.operation.findMany({
    where: { state: { in: ["running", "verifying"] }, heartbeatAt: { lt: expired } },
    orderBy: { createdAt: "asc" },
    select: { id: true },
  });
  for (const { id } of abandoned) {
    const held = await takeOver(deps, id, expired);
    if (held !== null) await settle(deps, held, handlers);
  }
  const waiting = await prisma.operation.findMany({
    where: { state: "queued", createdAt: { lt: expired } },
    orderBy: { createdAt: "asc" },
    select: { id: true },
  });
  for (const { id } of waiting) await runOperation(deps, id, handlers);
}

/** The raised epoch shuts the former owner out of the hosts, should it only have been asleep. */
async function takeOver(deps: OperationDeps, id: string, expired: Date): Promise<HeldOperation | null> {
  return await deps.database.transaction(async (tx) => {
    const [taken] = await tx.operation.updateManyAndReturn({
      where: { id, state: { in: ["running", "verifying"] }, heartbeatAt: { lt: expired } },
      data: { leaseOwner: deps.workerId, heartbeatAt: deps.clock() },
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

async function settle(deps: OperationDeps, held: HeldOperation, handlers: OperationHandlers): Promise<void> {
  const stopHeartbeat = startHeartbeat(deps, [held.id]);
  try {
    const last = await deps.database.prisma.operationStep.count({ where: { operationId: held.id } });
    const journal = createJournal(deps, [held.id], last + 1);
    await journal.event("warning", "settle.started");
    await finishOperations(deps, [held.id], await settledOutcome(deps, held, handlers, journal));
  } finally {
    stopHeartbeat();
  }
}

async function settledOutcome(
  deps: OperationDeps,
  held: HeldOperation,
  handlers: OperationHandlers,
  journal: Journal,
): Promise<OperationOutcome> {
  const unknown = { state: "unknown", problem: { code: "operation.interrupted", params: {} }, hosts: [] } as const;
  try {
    return (await handlers[held.kind].settle?.(held, journal)) ?? unknown;
  } catch (error) {
    return { ...outcomeOfError(deps, [held.id], error, journal), state: "unknown" };
  }
}
