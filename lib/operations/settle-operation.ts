import type { OperationDeps } from "./deps";
import { finishOperations } from "./finish-operations";
import type { HeldOperation, OperationHandlers, OperationOutcome } from "./handler";
import { startHeartbeat } from "./heartbeat";
import { createJournal, type Journal } from "./journal";
import { keepLastGood } from "./keep-last-good";
import { outcomeOfError } from "./outcome-of-error";

/** Ends an operation that its worker left, or that awaited somebody's confirmation, by what its handler finds out. */
export async function settleOperation(
  deps: OperationDeps,
  held: HeldOperation,
  handlers: OperationHandlers,
): Promise<void> {
  const stopHeartbeat = startHeartbeat(deps, [held.id]);
  try {
    const last = await deps.database.prisma.operationStep.count({ where: { operationId: held.id } });
    const journal = createJournal(deps, [held.id], last + 1);
    if (held.confirmBy === null) await journal.event("warning", "settle.started");
    const outcome = await settledOutcome(deps, held, handlers, journal);
    if (await finishOperations(deps, [held.id], outcome)) await keepLastGood(deps, held, outcome, journal);
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
