import type { Actor } from "@/lib/access/model";
import type { DriftResource } from "@/lib/api/resources/drift";
import { recordAudit } from "@/lib/audit/record-audit";
import type { DesiredDeps } from "./deps";
import { found } from "./found";
import { readDrift } from "./load-drift";

/**
 * Leaves a drift as it is, with a reason for the others, or no longer (null). It holds for the values that are there now:
 * when the host changes again, it is shown again.
 */
export async function ignoreDrift(
  { database }: DesiredDeps,
  actor: Actor,
  input: { readonly clusterId: string; readonly itemId: string; readonly reason: string | null },
): Promise<DriftResource> {
  const { clusterId, itemId, reason } = input;
  return await database.transaction(async (tx) => {
    const item = found(await tx.driftItem.findFirst({ where: { id: itemId, clusterId, goneAt: null } }));
    await tx.driftItem.update({
      where: { id: itemId },
      data:
        reason === null
          ? { ignoredAt: null, ignoredBy: null, ignoredReason: null }
          : { ignoredAt: new Date(), ignoredBy: actor.name, ignoredReason: reason },
    });
    const { hostId, object, kind, desired, file, kernel } = item;
    await recordAudit(tx, actor, {
      ...(reason === null ? ({ action: "drift.unignore" } as const) : ({ action: "drift.ignore" } as const)),
      objectType: "drift",
      objectId: hostId,
      objectName: object,
      clusterId,
      after: { kind, desired, file, kernel, ...(reason !== null && { reason }) },
    });
    await database.notify(tx, "signalbox_drift", clusterId);
    return await readDrift(tx, clusterId);
  });
}
