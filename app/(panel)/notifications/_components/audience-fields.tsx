"use client";

import { useTranslations } from "next-intl";
import { ClusterSwitches } from "@/components/cluster/cluster-switches";
import { languageNames } from "@/components/shell/language-names";
import { ChoiceSwitches } from "@/components/ui/choice-switches";
import { FormFold } from "@/components/ui/form-fold";
import { SelectField } from "@/components/ui/select-field";
import { conditionKinds, severities } from "@/lib/model/alert/kinds";
import type { ChannelAudience } from "./channel-audience";

type Props = { audience: ChannelAudience; onChange: (change: Partial<ChannelAudience>) => void };

/** What a channel hears, and in which language. */
export function AudienceFields({ audience: { minSeverity, locale, kinds, clusterIds }, onChange }: Props) {
  const t = useTranslations("alerts.notifications");
  const alerts = useTranslations("alerts");
  const kindNames = useTranslations("events.kinds");
  const common = useTranslations("common");
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={t("hears")}
          choices={severities.map((value) => ({ value, label: alerts(`severities.${value}`) }))}
          value={minSeverity}
          onChange={(value) => onChange({ minSeverity: value })}
        />
        <SelectField
          label={common("language.label")}
          choices={languageNames.map(({ locale: value, name: label }) => ({ value, label }))}
          value={locale}
          onChange={(value) => onChange({ locale: value })}
        />
      </div>
      <FormFold title={t("onlySome")} paths={["kinds", "clusterIds"]}>
        <ChoiceSwitches
          path="kinds"
          label={t("alerts")}
          every={t("everyKind")}
          choices={conditionKinds.map((value) => ({ value, label: kindNames(value) }))}
          chosen={kinds}
          onChange={(chosen) => onChange({ kinds: chosen })}
        />
        <ClusterSwitches
          label={t("clusters")}
          every={t("everyCluster")}
          chosen={clusterIds}
          onChange={(chosen) => onChange({ clusterIds: chosen })}
        />
      </FormFold>
    </>
  );
}
