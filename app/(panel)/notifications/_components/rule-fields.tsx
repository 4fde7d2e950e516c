"use client";

import { useTranslations } from "next-intl";
import { ClusterSwitches } from "@/components/cluster/cluster-switches";
import { NumberField } from "@/components/ui/number-field";
import { SelectField } from "@/components/ui/select-field";
import { SwitchField } from "@/components/ui/switch-field";
import { type ConditionKind, severities } from "@/lib/model/alert/kinds";
import { thresholdUnits } from "@/lib/model/alert/rule";
import type { RuleForm } from "./rule-form";

type Props = { kind: ConditionKind; form: RuleForm; onChange: (change: Partial<RuleForm>) => void };

/** When a condition of this kind is an alert, how bad it is, and where this holds. */
export function RuleFields({ kind, form: { enabled, severity, forSec, threshold, clusterIds }, onChange }: Props) {
  const t = useTranslations("alerts.notifications");
  const alerts = useTranslations("alerts");
  const unit = thresholdUnits[kind];
  return (
    <>
      <SwitchField label={t("isAlert")} isSelected={enabled} onChange={(isOn) => onChange({ enabled: isOn })} />
      <SelectField
        label={t("severity")}
        choices={severities.map((value) => ({ value, label: alerts(`severities.${value}`) }))}
        value={severity}
        onChange={(value) => onChange({ severity: value })}
      />
      <NumberField
        path="forSec"
        label={t("forSeconds")}
        minValue={0}
        value={forSec}
        onChange={(value) => onChange({ forSec: value })}
      />
      {unit === undefined ? null : (
        <NumberField
          path="threshold"
          label={t("threshold")}
          description={t(`thresholdHelp.${unit}`)}
          minValue={1}
          value={threshold}
          onChange={(value) => onChange({ threshold: value })}
        />
      )}
      <ClusterSwitches
        label={t("clusters")}
        every={t("everyOther")}
        chosen={clusterIds}
        onChange={(chosen) => onChange({ clusterIds: chosen })}
      />
    </>
  );
}
