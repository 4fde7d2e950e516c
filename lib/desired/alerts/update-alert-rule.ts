import type { Actor } from "@/lib/access/model";
import type { AlertRuleResource, UpdateAlertRule } from "@/lib/api/resources/alert";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/model/app-error";
import { checkRevision } from "../check-revision";
import type { DesiredDeps } from "../deps";
import { found } from "../found";
import { checkAlertRule } from "./check-alert-rule";
import { presentAlertRule } from "./present-alert-rule";

export async function updateAlertRule(
  { database }: DesiredDeps,
  actor: Actor,
  { id, revision, changes }: { readonly id: string; readonly revision: number; readonly changes: UpdateAlertRule },
): Promise<AlertRuleResource> {
  return await database.transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('signalbox alert rules'))`;
    const before = found(presentAlertRule(found(await tx.alertRule.findUnique({ where: { id } }))));
    checkRevision(before, revision);
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const problems = await checkAlertRule(tx, { ...before, ...given }, id);
    if (problems.length > 0) throw new AppError("input.invalid", { problems });
    const row = await tx.alertRule.update({ where: { id }, data: { ...given, revision: { increment: 1 } } });
    const after = found(presentAlertRule(row));
    await recordAudit(tx, actor, {
      action: "alert_rule.update",
      objectType: "alert_rule",
      objectId: id,
      objectName: row.kind,
      before,
      after,
    });
    return after;
  });
}
