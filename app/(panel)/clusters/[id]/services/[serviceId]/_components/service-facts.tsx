"use client";

import { useTranslations } from "next-intl";
import { DefinitionList } from "@/components/ui/definition-list";
import type { ServiceResource } from "@/lib/api/resources/cluster";

/** The settings of a service in words. */
export function ServiceFacts({ service }: { service: ServiceResource }) {
  const t = useTranslations("clusters.services");
  const scheduler = useTranslations("clusters.scheduler");
  const check = useTranslations("clusters.check");
  const { persistence, healthChecks } = service;
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
              <span className="font-mono text-[13px]">{service.scheduler}</span>{" "}
              <span className="text-muted">{scheduler(service.scheduler)}</span>
            </>
          ),
        },
        {
          id: "persistence",
          term: t("persistence"),
          value: persistence === null ? t("persistenceOff") : t("persistenceOn", { seconds: persistence.timeoutSec }),
        },
        {
          id: "check",
          term: t("check"),
          value:
            healthChecks.length === 0
              ? check("none")
              : healthChecks
                  .map((one) => {
                    const kind = check(`kinds.${one.kind}`);
                    return "delaySec" in one
                      ? check("facts", { kind, delaySec: one.delaySec, timeoutSec: one.timeoutSec, retry: one.retry })
                      : kind;
                  })
                  .join("; "),
        },
      ]}
    />
  );
}
