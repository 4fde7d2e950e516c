"use client";

import { useTranslations } from "next-intl";
import { virtualServerOptionsSchema } from "@/lib/model/virtual-server-options";
import type { ServiceSettings } from "./service-settings";

type Summaries = Readonly<Record<"scheduling" | "checks" | "persistence" | "keepalived", string>>;

const usual: Readonly<Record<string, unknown>> = virtualServerOptionsSchema.parse({});

/** A few words for each part of a service's settings, for whoever reads them folded. */
export function useSettingsSummaries(settings: ServiceSettings): Summaries {
  const t = useTranslations("clusters.summaries");
  const kinds = useTranslations("clusters.check");
  const { scheduler, schedulerFlags, onePacket, persistence, healthChecks, keepalived } = settings;
  const unusual = Object.keys(usual).filter((name) => JSON.stringify(keepalived[name]) !== JSON.stringify(usual[name]));
  return {
    scheduling: [scheduler, ...schedulerFlags, ...(onePacket ? [t("onePacket")] : [])].join(", "),
    checks: healthChecks.length === 0 ? t("none") : healthChecks.map(({ kind }) => kinds(`kinds.${kind}`)).join(", "),
    persistence: persistence === null ? t("none") : t("seconds", { seconds: persistence.timeoutSec }),
    keepalived: unusual.length === 0 ? t("usual") : t("changed", { count: unusual.length }),
  };
}
