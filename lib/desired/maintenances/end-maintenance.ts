import type { Actor } from "@/lib/access/model";
import type { EndMaintenance, MaintenanceResource } from "@/lib/api/resources/maintenance";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Tx } from "@/lib/db/database";
import { databaseTime } from "@/lib/db/database-time";
import type { Maintenance, Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/model/app-error";
import type { DesiredDeps } from "../deps";
import { readMaintenance } from "./load-maintenance";
import { lockMaintenance } from "./lock-maintenance";
import { notifyMaintenance } from "./notify-maintenance";
import { letBack, operationIdOf } from "./take-out";

/**
 * Ends a maintenance before its time. The worker brings the server back when nothing else keeps it out and its checks are
 * good; with `force` it comes back at once, by the request's own operation. One that has not begun never will.
 */
export async function endMaintenance(
  { database }: DesiredDeps,
  actor: Actor,
  { id, asked }: { readonly id: string; readonly asked: EndMaintenance },
): Promise<MaintenanceResource> {
  return await database.transaction(async (tx) => {
    const row = await lockMaintenance(tx, id);
    if (row.state === "ended" || row.state === "refused") throw new AppError("maintenance.over");
    const now = await databaseTime(tx);
    const change = await changeFor(tx, actor, row, { ...asked, now });
    await tx.maintenance.update({
      where: { id },
      data: { ...change, endedBy: actor.name, endReason: asked.reason, revision: { increment: 1 } },
    });
    await recordAudit(tx, actor, {
      action: "maintenance.end",
      objectType: "maintenance",
      objectId: id,
      objectName: row.realServerName,
      clusterId: row.clusterId,
      operationId: change.endOperationId ?? null,
      before: { state: row.state },
      after: { state: change.state, force: asked.force, reason: asked.reason },
    });
    await notifyMaintenance(tx, id);
    return await readMaintenance(tx, id);
  });
}

type Change = Pick<Prisma.MaintenanceUncheckedUpdateInput, "overAt" | "endedAt" | "nextLookAt"> & {
  readonly state: "ending" | "ended";
  readonly forced?: boolean;
  readonly endOperationId?: string | null;
};

async function changeFor(
  tx: Tx,
  actor: Actor,
  row: Maintenance,
  { force, reason, now }: EndMaintenance & { readonly now: Date },
): Promise<Change> {
  if (row.state === "scheduled") return { state: "ended", endedAt: now };
  if (!force) return { state: "ending", overAt: row.overAt ?? now, nextLookAt: now };
  const outcome = await letBack(tx, actor, row, { reason, now });
  const overAt = row.overAt ?? now;
  return { state: "ended", overAt, endedAt: now, forced: true, endOperationId: operationIdOf(outcome) };
}
