import type { Tx } from "@/lib/db/database";
import { Prisma } from "@/lib/db/generated/client";
import type { OperationDeps } from "./deps";
import type { OperationOutcome } from "./handler";
import { notifyOperations } from "./notify-operation";

/**
 * Ends operations exactly once, or leaves them to somebody's confirmation: only rows this worker still holds are touched, together with the rows of
 * `outcome.commit`. Returns false, with nothing written, when the lease of any of them has passed to another worker.
 */
export async function finishOperations(
  deps: OperationDeps,
  ids: readonly string[],
  outcome: OperationOutcome,
): Promise<boolean> {
  const exceptions = outcome.exceptions ?? new Map<string, OperationOutcome>();
  const common = ids.filter((id) => !exceptions.has(id));
  return await deps.database
    .transaction(async (tx) => {
      await finish(deps, tx, common, outcome);
      for (const [id, exception] of exceptions) await finish(deps, tx, [id], exception);
      await outcome.commit?.(tx);
      await notifyOperations(tx, ids);
      return true;
    })
    .catch((error: unknown) => {
      if (error instanceof LeaseLost) return false;
      throw error;
    });
}

async function finish(
  deps: OperationDeps,
  tx: Tx,
  ids: readonly string[],
  {
    state,
    problem,
    hosts,
    confirmBy,
    drain,
  }: Pick<OperationOutcome, "state" | "problem" | "hosts" | "confirmBy" | "drain">,
): Promise<void> {
  const { count } = await tx.operation.updateMany({
    where: { id: { in: [...ids] }, leaseOwner: deps.workerId, state: { in: ["running", "verifying"] } },
    data: {
      state,
      problem: problem ?? Prisma.DbNull,
      result: [...hosts],
      ...(confirmBy === undefined && drain === undefined && { finishedAt: deps.clock() }),
      ...(confirmBy !== undefined && { confirmBy }),
      ...(drain !== undefined && { drainBy: drain.by, drain: drain.progress }),
      leaseOwner: null,
      pausedAt: null,
    },
  });
  if (count !== ids.length) throw new LeaseLost();
}

/** Only rolls the transaction back; never leaves this file. */
class LeaseLost extends Error {}
