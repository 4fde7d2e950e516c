import type { AlertRuleResource } from "@/lib/api/resources/alert";

/** What the dialogs of rules hold. */
export type RuleForm = Pick<AlertRuleResource, "enabled" | "severity" | "threshold"> & {
  readonly clusterIds: readonly string[];
  /** Null = the field is empty. */
  readonly forSec: number | null;
};

export function ruleForm({ enabled, severity, forSec, threshold, clusterIds }: RuleForm): RuleForm {
  return { enabled, severity, forSec, threshold, clusterIds };
}

/** What the API takes of it. */
export function ruleBody({ forSec, ...rest }: RuleForm): object {
  return { ...rest, forSec: forSec ?? 0 };
}
