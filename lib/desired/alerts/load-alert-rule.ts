import type { AlertRuleResource } from "@/lib/api/resources/alert";
import type { DesiredDeps } from "../deps";
import { found } from "../found";
import { presentAlertRule } from "./present-alert-rule";

/** One of the installation's own rules. */
export async function loadAlertRule({ database: { prisma } }: DesiredDeps, id: string): Promise<AlertRuleResource> {
  return found(presentAlertRule(found(await prisma.alertRule.findUnique({ where: { id } }))));
}
