import type { Actor } from "@/lib/access/model";
import type { AlertRuleResource, CreateAlertRule } from "@/lib/api/resources/alert";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/model/app-error";
import type { DesiredDeps } from "../deps";
import { found } from "../found";
import { checkAlertRule } from "./check-alert-rule";
import { presentAlertRule } from "./present-alert-rule";

/** A rule in the place of the kind's own, for some clusters or for all that no other rule names. */
export async function createAlertRule(
  { database }: DesiredDeps,
  actor: Actor,
  asked: CreateAlertRule,
): Promise<AlertRuleResource & { id: string }> {
  return await database.transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('signalbox alert rules'))`;
    const problems = await checkAlertRule(tx, asked, null);
    if (problems.length > 0) throw new AppError("input.invalid", { problems });
    const row = await tx.alertRule.create({ data: asked });
    const rule = found(presentAlertRule(row));
    await recordAudit(tx, actor, {
      action: "alert_rule.create",
      objectType: "alert_rule",
      objectId: row.id,
      objectName: row.kind,
      after: rule,
    });
    return { ...rule, id: row.id };
  });
}
