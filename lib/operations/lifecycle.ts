import { claimAlong } from "./claim-along";
import { type Claim, claimOperation } from "./claim-operation";
import type { OperationDeps } from "./deps";
import { finishOperations } from "./finish-operations";
import type { HeldOperations, OperationHandlers, TakeAlong } from "./handler";
import { startHeartbeat } from "./heartbeat";
import { createJournal } from "./journal";
import { keepLastGood } from "./keep-last-good";
import { outcomeOfError } from "./outcome-of-error";
import { settleOperation } from "./settle-operation";
import { turnOf } from "./turn-of";
import { WorkerStopping } from "./worker-stopping";

/**
 * Carries out one queued operation and then, one after another, whatever else is queued for the same cluster. Safe to be
 * called twice for one operation, or from several workers: the claim decides. Returns at once when the cluster is busy,
 * because the operation that keeps it busy takes this one up when it ends.
 */
export async function runOperation(
  deps: OperationDeps,
  operationId: string,
  handlers: OperationHandlers,
): Promise<void> {
  for (let next: string | null = operationId; next !== null; ) {
    const kind = await turnOf(deps, next);
    if (kind === null) return;
    const claim: Claim = await claimOperation(deps, next, handlers[kind].coalesces ?? false);
    if (claim.kind !== "held") return;
    await (claim.what === "run"
      ? carryOut(deps, claim, handlers)
      : settleOperation(deps, claim.operations[0], handlers));
    const { clusterId } = claim.operations[0];
    next = clusterId === null ? null : await oldestQueued(deps, clusterId);
  }
}

async function carryOut(
  deps: OperationDeps,
  { operations }: Extract<Claim, { kind: "held" }>,
  handlers: OperationHandlers,
): Promise<void> {
  const ids = operations.map(({ id }) => id);
  const heartbeat = startHeartbeat(deps, ids);
  try {
    const journal = createJournal(deps, ids);
    const takeAlong: TakeAlong = async (along) => {
      const [first, ...others] = await claimAlong(deps, operations[0], along);
      if (first === undefined) return null;
      const further: HeldOperations = [first, ...others];
      const furtherIds = further.map(({ id }) => id);
      heartbeat.add(furtherIds);
      ids.push(...furtherIds);
      return { operations: further, journal: journal.join(furtherIds) };
    };
    const outcome = await handlers[operations[0].kind]
      .run(operations, journal, takeAlong)
      .catch((error: unknown) => outcomeOfError(deps, ids, error, journal));
    const finished = await finishOperations(deps, ids, outcome);
    if (finished) await keepLastGood(deps, operations[0], outcome, journal);
    else deps.log.error({ operations: ids }, "another worker took over; this outcome is not recorded");
  } catch (error) {
    if (!(error instanceof WorkerStopping)) throw error;
    deps.log.warn({ operations: ids }, "the worker stops in the middle of an operation; the next one settles it");
  } finally {
    heartbeat.stop();
  }
}

async function oldestQueued(deps: OperationDeps, clusterId: string): Promise<string | null> {
  const oldest = await deps.database.prisma.operation.findFirst({
    where: { clusterId, state: "queued" },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  return oldest?.id ?? null;
}
