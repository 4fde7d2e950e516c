import type { AlertRuleResource } from "@/lib/api/resources/alert";
import type { AlertRule } from "@/lib/db/generated/client";
import { conditionKindSchema } from "@/lib/model/alert/kinds";

/** Null = of a kind that an older or newer version knew. */
export function presentAlertRule(row: AlertRule): AlertRuleResource | null {
  const { id, clusterIds, enabled, severity, forSec, threshold, revision } = row;
  const kind = conditionKindSchema.safeParse(row.kind).data;
  return kind === undefined ? null : { id, kind, clusterIds, enabled, severity, forSec, threshold, revision };
}
