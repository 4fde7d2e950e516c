import type { Actor } from "@/lib/access/model";
import type { MaintenanceResource, UpdateMaintenance } from "@/lib/api/resources/maintenance";
import { recordAudit } from "@/lib/audit/record-audit";
import { databaseTime } from "@/lib/db/database-time";
import { AppError } from "@/lib/model/app-error";
import { maintenanceHold } from "@/lib/model/maintenance-hold";
import { errorAt } from "@/lib/model/problem";
import { checkRevision } from "../check-revision";
import type { DesiredDeps } from "../deps";
import { readMaintenance } from "./load-maintenance";
import { lockMaintenance } from "./lock-maintenance";

/**
 * Changes the reason of a maintenance, or until when it is. One that is over and waits for its server goes on when it is
 * given more time. Refused (`maintenance.over`) when it has ended.
 */
export async function updateMaintenance(
  { database }: DesiredDeps,
  actor: Actor,
  { id, revision, changes }: { readonly id: string; readonly revision: number; readonly changes: UpdateMaintenance },
): Promise<MaintenanceResource> {
  return await database.transaction(async (tx) => {
    const row = await lockMaintenance(tx, id);
    checkRevision(row, revision);
    if (row.state === "ended" || row.state === "refused") throw new AppError("maintenance.over");
    const before = await readMaintenance(tx, id);
    const { reason = row.reason } = changes;
    const until = changes.until === undefined ? row.until : changes.until === null ? null : new Date(changes.until);
    const isLater = until === null || (until > (await databaseTime(tx)) && until > row.beginsAt);
    if (changes.until !== undefined && !isLater) {
      throw new AppError("input.invalid", { problems: [errorAt(["until"], "maintenance.until")] });
    }
    const goesOn = row.state === "ending" && changes.until !== undefined;
    await tx.maintenance.update({
      where: { id },
      data: {
        reason,
        until,
        revision: { increment: 1 },
        ...(goesOn && { state: "active", overAt: null, alarmedAt: null, endedBy: null, endReason: "" }),
      },
    });
    await tx.destinationHold.updateMany({ where: { name: maintenanceHold(id) }, data: { reason } });
    const after = await readMaintenance(tx, id);
    await recordAudit(tx, actor, {
      action: "maintenance.update",
      objectType: "maintenance",
      objectId: id,
      objectName: row.realServerName,
      clusterId: row.clusterId,
      before: { reason: before.reason, until: before.until },
      after: { reason: after.reason, until: after.until },
    });
    return after;
  });
}
