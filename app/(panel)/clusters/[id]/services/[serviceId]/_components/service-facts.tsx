"use client";

import { useTranslations } from "next-intl";
import { settingsOf } from "@/components/service-form/service-settings";
import { useSettingsSummaries } from "@/components/service-form/use-settings-summaries";
import { DefinitionList } from "@/components/ui/definition-list";
import type { ServiceResource } from "@/lib/api/resources/cluster";
import type { Engine } from "@/lib/model/cluster";

/** The settings of a service in words. */
export function ServiceFacts({ engine, service }: { engine: Engine; service: ServiceResource }) {
  const t = useTranslations("clusters.services");
  const sections = useTranslations("clusters.sections");
  const scheduler = useTranslations("clusters.scheduler");
  const summaries = useSettingsSummaries(settingsOf(service));
  const checks = useCheckFacts(service);
  return (
    <DefinitionList
      entries={[
        {
          id: "key",
          term: t("endpoint"),
          value: <span className="font-mono text-[13px]">{service.keys.join(", ")}</span>,
        },
        {
          id: "scheduler",
          term: t("scheduler"),
          value: (
            <>
              <span className="font-mono text-[13px]">{summaries.scheduling}</span>{" "}
              <span className="text-muted">{scheduler(service.scheduler)}</span>
            </>
          ),
        },
        { id: "persistence", term: t("persistence"), value: summaries.persistence },
        { id: "check", term: sections("checks"), value: checks },
        ...(engine === "keepalived"
          ? [{ id: "keepalived", term: sections("keepalived"), value: summaries.keepalived }]
          : []),
      ]}
    />
  );
}

function useCheckFacts({ healthChecks }: ServiceResource): string {
  const t = useTranslations("clusters.check");
  if (healthChecks.length === 0) return t("none");
  const facts = healthChecks.map((check) => {
    const kind = t(`kinds.${check.kind}`);
    if (!("delaySec" in check)) return kind;
    const { delaySec, timeoutSec, retry } = check;
    return t("facts", { kind, delaySec, timeoutSec, retry });
  });
  return facts.join("; ");
}
