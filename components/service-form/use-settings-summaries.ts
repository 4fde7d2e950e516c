"use client";

import { useTranslations } from "next-intl";
import type { Persistence } from "@/lib/model/cluster";
import { virtualServerOptionsSchema } from "@/lib/model/virtual-server-options";
import type { ServiceSettings } from "./service-settings";

type Summaries = Readonly<Record<"scheduling" | "checks" | "persistence" | "keepalived", string>>;

const usual: Readonly<Record<string, unknown>> = virtualServerOptionsSchema.parse({});

/** A few words for each part of a service's settings, for whoever reads them folded. */
export function useSettingsSummaries(settings: ServiceSettings): Summaries {
  const t = useTranslations("clusters.summaries");
  const kinds = useTranslations("clusters.check");
  const fields = useTranslations("clusters.fields");
  const { scheduler, schedulerFlags, onePacket, persistence, healthChecks, keepalived } = settings;
  const unusual = Object.keys(usual).filter((name) => JSON.stringify(keepalived[name]) !== JSON.stringify(usual[name]));
  return {
    scheduling: [scheduler, ...schedulerFlags, ...(onePacket ? [t("onePacket")] : [])].join(", "),
    checks: healthChecks.length === 0 ? t("none") : healthChecks.map(({ kind }) => kinds(`kinds.${kind}`)).join(", "),
    persistence: persistence === null ? t("none") : persistenceText(persistence),
    keepalived: unusual.length === 0 ? t("usual") : unusual.map((name) => fields(`${name}.label`)).join(", "),
  };

  function persistenceText({ timeoutSec, prefixLength, engine }: Persistence): string {
    const seconds = t("seconds", { seconds: timeoutSec });
    return [seconds, ...(prefixLength === null ? [] : [`/${prefixLength}`]), ...(engine === null ? [] : ["SIP"])].join(
      ", ",
    );
  }
}
