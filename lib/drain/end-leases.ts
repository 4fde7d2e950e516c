import type { Actor } from "@/lib/access/model";
import { restoreSchema } from "@/lib/api/resources/verb";
import { recordAudit } from "@/lib/audit/record-audit";
import type { DestinationHold } from "@/lib/db/generated/client";
import { carryOutVerb } from "@/lib/desired/verbs/carry-out-verb";
import type { DrainDeps } from "./drain-deps";

/** Who brings back what somebody promised to bring back. */
const leaseWatch: Actor = { kind: "system", name: "lease watch" };

/**
 * Ends every lease whose time is over. What was to come back comes back with the weight it had; everything else, and what
 * cannot be brought back, stays out and is marked, so that the panel shows it until somebody decides.
 */
export async function endLeases(deps: DrainDeps): Promise<void> {
  const due = await deps.database.prisma.destinationHold.findMany({
    where: { leaseUntil: { lte: deps.clock() }, alarmedAt: null },
    orderBy: { leaseUntil: "asc" },
  });
  for (const hold of due) {
    if (hold.onLeaseEnd === "alarm" || !(await bringBack(deps, hold))) await raiseAlarm(deps, hold);
  }
}

async function bringBack(deps: DrainDeps, { destinationId, name }: DestinationHold): Promise<boolean> {
  try {
    const target = { kind: "destination", id: destinationId } as const;
    const ask = { verb: "restore", ...restoreSchema.parse({ hold: name }) } as const;
    await carryOutVerb(deps, leaseWatch, { target, ask, now: deps.clock() });
    return true;
  } catch (error) {
    deps.log.error({ err: error, destinationId }, "a lease ended and its destination could not be brought back");
    return false;
  }
}

/** Once, whichever worker sees it first. */
async function raiseAlarm({ database, clock }: DrainDeps, { id, destinationId, name }: DestinationHold): Promise<void> {
  await database.transaction(async (tx) => {
    const { count } = await tx.destinationHold.updateMany({
      where: { id, alarmedAt: null },
      data: { alarmedAt: clock() },
    });
    if (count === 0) return;
    await recordAudit(tx, leaseWatch, {
      action: "lease.end",
      objectType: "destination",
      objectId: destinationId,
      after: { hold: name },
    });
  });
}
