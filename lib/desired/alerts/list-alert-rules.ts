import type { AlertRuleResource } from "@/lib/api/resources/alert";
import { conditionKinds } from "@/lib/model/alert/kinds";
import { defaultRules } from "@/lib/model/alert/rule";
import type { DesiredDeps } from "../deps";
import { presentAlertRule } from "./present-alert-rule";

/** By kind: the rules of the installation and, where none of them is for all clusters, the kind's own (`id` null). */
export async function listAlertRules({ database: { prisma } }: DesiredDeps): Promise<AlertRuleResource[]> {
  const own = (await prisma.alertRule.findMany({ orderBy: { id: "asc" } })).flatMap(
    (row) => presentAlertRule(row) ?? [],
  );
  return conditionKinds.flatMap((kind) => {
    const ofKind = own.filter((rule) => rule.kind === kind);
    if (ofKind.some(({ clusterIds }) => clusterIds.length === 0)) return ofKind;
    return [...ofKind, { id: null, kind, clusterIds: [], ...defaultRules[kind], revision: 0 }];
  });
}
