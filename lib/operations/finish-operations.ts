import { Prisma } from "@/lib/db/generated/client";
import type { OperationDeps } from "./deps";
import type { OperationOutcome } from "./handler";
import { notifyOperations } from "./notify-operation";

/**
 * Ends operations exactly once: only rows this worker still holds are touched, together with the rows of
 * `outcome.commit`. Returns false, with nothing written, when the lease of any of them has passed to another worker.
 */
export async function finishOperations(
  deps: OperationDeps,
  ids: readonly string[],
  outcome: OperationOutcome,
): Promise<boolean> {
  return await deps.database
    .transaction(async (tx) => {
      const { count } = await tx.operation.updateMany({
        where: { id: { in: [...ids] }, leaseOwner: deps.workerId, state: { in: ["running", "verifying"] } },
        data: {
          state: outcome.state,
          problem: outcome.problem ?? Prisma.DbNull,
          result: [...outcome.hosts],
          finishedAt: deps.clock(),
          leaseOwner: null,
        },
      });
      if (count !== ids.length) throw new LeaseLost();
      await outcome.commit?.(tx);
      await notifyOperations(tx, ids);
      return true;
    })
    .catch((error: unknown) => {
      if (error instanceof LeaseLost) return false;
      throw error;
    });
}

/** Only rolls the transaction back; never leaves this file. */
class LeaseLost extends Error {}
