"use client";

import { useTranslations } from "next-intl";
import type { RunResource } from "@/lib/api/resources/run";

/** What a run does, to what: "Drain rs1", "Drain 3 targets", "Rolling deploy · shop". */
export function useRunTitle(): (run: Pick<RunResource, "script" | "items" | "clusterName">) => string {
  const t = useTranslations("runs.titles");
  return ({ script, items, clusterName }) => {
    const what = items.length === 1 ? (items[0]?.target.name ?? "") : t("targets", { count: items.length });
    if (script.kind === "bulk") return t(script.verb, { what });
    if (script.kind === "ramp") return t("ramp", { what });
    return clusterName === null ? t("rolling") : `${t("rolling")} · ${clusterName}`;
  };
}
