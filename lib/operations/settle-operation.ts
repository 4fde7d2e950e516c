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
  const heartbeat = startHeartbeat(deps, [held.id]);
  try {
    const { _max: last } = await deps.database.prisma.operationStep.aggregate({
      where: { operationId: held.id },
      _max: { seq: true },
    });
    const journal = createJournal(deps, [held.id], (last.seq ?? 0) + 1);
    if (held.confirmBy === null) await journal.event("warning", "settle.started");
    const outcome = await settledOutcome(deps, held, handlers, journal);
    if (await finishOperations(deps, [held.id], outcome)) await keepLastGood(deps, held, outcome, journal);
  } finally {
    heartbeat.stop();
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
