import type { Tx } from "@/lib/db/database";
import type { Operation } from "@/lib/db/generated/client";
import { assertNever } from "@/lib/model/assert-never";
import { type RunItem, runItemProgressSchema } from "@/lib/model/run/progress";
import type { Push } from "@/lib/plan/run/model";

/** Where the newest operation of each item is, by the operation's id, of those that are still waited for. */
export async function pushesOf(tx: Tx, items: readonly RunItem[]): Promise<ReadonlyMap<string, Push>> {
  const ids = items.flatMap(({ awaits, operationIds }) => (awaits ? operationIds.slice(-1) : []));
  const rows = await tx.operation.findMany({
    where: { id: { in: ids } },
    select: { id: true, state: true, problem: true },
  });
  return new Map(rows.map((row) => [row.id, pushOf(row)]));
}

function pushOf({ state, problem }: Pick<Operation, "state" | "problem">): Push {
  switch (state) {
    case "queued":
    case "running":
    case "verifying":
    case "awaiting_confirmation":
      return { kind: "pending" };
    case "draining":
      return { kind: "draining" };
    case "confirmed":
      return { kind: "ended" };
    case "timed_out":
      return { kind: "timed_out" };
    case "rolled_back":
    case "failed":
    case "partial":
    case "unknown":
      return { kind: "failed", problem: problemSchema.parse(problem) };
    default:
      return assertNever(state);
  }
}

const problemSchema = runItemProgressSchema.shape.problem.unwrap().catch({ code: "operation.interrupted", params: {} });
