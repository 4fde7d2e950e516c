"use client";

import { useTranslations } from "next-intl";
import { FormSection } from "@/components/ui/form-section";
import type { Engine } from "@/lib/model/cluster";
import type { Protocol } from "@/lib/model/listener";
import { CheckListFields } from "./check-list-fields";
import { KeepalivedFields } from "./keepalived-fields";
import { PersistenceFields } from "./persistence-fields";
import { SchedulingFields } from "./scheduling-fields";
import type { ServiceSettings } from "./service-settings";
import { useSettingsSummaries } from "./use-settings-summaries";

type Props = {
  engine: Engine;
  /** Null = whatever has the mark. */
  protocol: Protocol | null;
  value: ServiceSettings;
  onChange: (value: ServiceSettings) => void;
};

/** The settings of a service, each part folded under a line that says what is set in it. */
export function SettingsSections({ engine, protocol, value, onChange }: Props) {
  const t = useTranslations("clusters.sections");
  const summaries = useSettingsSummaries(value);
  return (
    <>
      <FormSection
        isOpenAtFirst
        title={t("scheduling")}
        summary={summaries.scheduling}
        paths={["scheduler", "schedulerFlags", "onePacket"]}
      >
        <SchedulingFields value={value} onChange={onChange} protocol={protocol} />
      </FormSection>
      <FormSection title={t("checks")} summary={summaries.checks} paths={["healthChecks"]}>
        <CheckListFields
          engine={engine}
          value={value.healthChecks}
          onChange={(healthChecks) => onChange({ ...value, healthChecks })}
        />
      </FormSection>
      <FormSection title={t("persistence")} summary={summaries.persistence} paths={["persistence"]}>
        <PersistenceFields
          value={value.persistence}
          protocol={protocol}
          onChange={(persistence) => onChange({ ...value, persistence })}
        />
      </FormSection>
      <FormSection title={t("keepalived")} summary={summaries.keepalived} paths={["keepalived"]}>
        <KeepalivedFields
          engine={engine}
          value={value.keepalived}
          onChange={(keepalived) => onChange({ ...value, keepalived })}
        />
      </FormSection>
    </>
  );
}
