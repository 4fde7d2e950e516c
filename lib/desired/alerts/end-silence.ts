import type { Actor } from "@/lib/access/model";
import type { SilenceResource } from "@/lib/api/resources/alert";
import { recordAudit } from "@/lib/audit/record-audit";
import { databaseTime } from "@/lib/db/database-time";
import type { DesiredDeps } from "../deps";
import { found } from "../found";
import { presentSilence } from "./present-silence";

/** Ends a silence before its time. What is still open is told from now on. */
export async function endSilence({ database }: DesiredDeps, actor: Actor, id: string): Promise<SilenceResource> {
  return await database.transaction(async (tx) => {
    const row = found(await tx.silence.findUnique({ where: { id } }));
    const now = await databaseTime(tx);
    if (row.endedAt !== null || row.until <= now) return presentSilence(row);
    const ended = await tx.silence.update({ where: { id }, data: { endedAt: now, endedBy: actor.name } });
    await recordAudit(tx, actor, {
      action: "silence.end",
      objectType: "silence",
      objectId: id,
      objectName: row.reason,
      clusterId: row.clusterId,
    });
    return presentSilence(ended);
  });
}
