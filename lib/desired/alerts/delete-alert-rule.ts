import type { Actor } from "@/lib/access/model";
import { recordAudit } from "@/lib/audit/record-audit";
import { checkRevision } from "../check-revision";
import type { DesiredDeps } from "../deps";
import { found } from "../found";

/** The rule of its kind for all clusters, or else the kind's own, holds again. */
export async function deleteAlertRule(
  { database }: DesiredDeps,
  actor: Actor,
  { id, revision }: { readonly id: string; readonly revision: number },
): Promise<void> {
  await database.transaction(async (tx) => {
    const row = found(await tx.alertRule.findUnique({ where: { id } }));
    checkRevision(row, revision);
    await tx.alertRule.delete({ where: { id } });
    await recordAudit(tx, actor, {
      action: "alert_rule.delete",
      objectType: "alert_rule",
      objectId: id,
      objectName: row.kind,
    });
  });
}
