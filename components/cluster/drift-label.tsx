"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { isAlarm } from "@/lib/plan/drift/model";
import { openDrift, useDrift } from "./use-drift";

/** The tab's name, and how much there is behind it. */
export function DriftLabel({ clusterId }: { clusterId: string }) {
  const t = useTranslations("drift");
  const { data } = useDrift(clusterId);
  const items = openDrift(data);
  if (items.length === 0) return t("tab");
  const hasAlarm = items.some(({ kind, fightSince }) => isAlarm(kind) || fightSince !== null);
  return (
    <span className="inline-flex items-center gap-1.5">
      {t("tab")}
      <Badge tone={hasAlarm ? "bad" : "caution"}>
        <span aria-hidden="true">{items.length}</span>
        <span className="sr-only">{t("count", { count: items.length })}</span>
      </Badge>
    </span>
  );
}
