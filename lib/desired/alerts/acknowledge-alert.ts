import type { Actor } from "@/lib/access/model";
import type { AlertResource } from "@/lib/api/resources/alert";
import { recordAudit } from "@/lib/audit/record-audit";
import { databaseTime } from "@/lib/db/database-time";
import type { DesiredDeps } from "../deps";
import { readAlert } from "./load-alert";

/** Says that somebody takes care of an alert: nobody else is told of it any more. A second time changes the note. */
export async function acknowledgeAlert(
  { database }: DesiredDeps,
  actor: Actor,
  { id, note }: { readonly id: string; readonly note: string },
): Promise<AlertResource> {
  return await database.transaction(async (tx) => {
    const alert = await readAlert(tx, id);
    const now = await databaseTime(tx);
    const data = { acknowledgedAt: now, acknowledgedBy: actor.name, note, revision: { increment: 1 } };
    await tx.alert.update({ where: { id }, data });
    await recordAudit(tx, actor, {
      action: "alert.acknowledge",
      objectType: "alert",
      objectId: id,
      objectName: alert.object,
      clusterId: alert.clusterId,
      after: { kind: alert.kind, note },
    });
    return await readAlert(tx, id);
  });
}
