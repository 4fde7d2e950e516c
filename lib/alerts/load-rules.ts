import type { Tx } from "@/lib/db/database";
import { type ConditionKind, conditionKindSchema } from "@/lib/model/alert/kinds";
import { type AlertRule, ruleFor } from "@/lib/model/alert/rule";

export type RuleOf = (kind: ConditionKind, clusterId: string | null) => AlertRule;

/** The rules that hold now. One of a kind that an older or newer version knew is passed over. */
export async function loadRules(tx: Tx): Promise<RuleOf> {
  const rows = await tx.alertRule.findMany({ orderBy: { id: "asc" } });
  const own = rows.flatMap(({ kind, ...rule }) => {
    const known = conditionKindSchema.safeParse(kind).data;
    return known === undefined ? [] : [{ ...rule, kind: known }];
  });
  return (kind, clusterId) => ruleFor(own, kind, clusterId);
}
