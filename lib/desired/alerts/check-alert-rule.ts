import type { Tx } from "@/lib/db/database";
import { defaultRules, type OwnRule } from "@/lib/model/alert/rule";
import { errorAt, type Problem } from "@/lib/model/problem";
import { checkClustersExist } from "../check-clusters-exist";

/** Each cluster has one rule for a kind at most, and so have all others together; `id` is the rule's own, null = a new one. */
export async function checkAlertRule(tx: Tx, rule: OwnRule, id: string | null): Promise<Problem[]> {
  const problems: Problem[] = [];
  const others = (await tx.alertRule.findMany({ where: { kind: rule.kind } })).filter((one) => one.id !== id);
  const isTaken =
    rule.clusterIds.length === 0
      ? others.some(({ clusterIds }) => clusterIds.length === 0)
      : others.some(({ clusterIds }) => clusterIds.some((each) => rule.clusterIds.includes(each)));
  if (isTaken) problems.push(errorAt(["clusterIds"], "alert.rule_exists"));
  problems.push(...(await checkClustersExist(tx, rule.clusterIds)));
  const needsThreshold = defaultRules[rule.kind].threshold !== null;
  if (needsThreshold !== (rule.threshold !== null)) {
    problems.push(errorAt(["threshold"], needsThreshold ? "alert.threshold_range" : "alert.threshold_none"));
  }
  return problems;
}
