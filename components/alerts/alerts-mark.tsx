"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";
import { alertResourceSchema } from "@/lib/api/resources/alert";
import { pageSchema } from "@/lib/api/resources/common";
import { withQuery } from "@/lib/client/api-path";
import { useResource } from "@/lib/client/use-resource";

/** How many alerts of a cluster are open, as a link to them; nothing while there are none. */
export function AlertsMark({ clusterId }: { clusterId: string }) {
  const t = useTranslations("alerts");
  const path = withQuery("/alerts", { state: "open", clusterId, limit: "100" });
  const alerts = useResource(pageSchema(alertResourceSchema), path, { pollMs: 5_000 }).data?.items ?? [];
  if (alerts.length === 0) return null;
  const isCritical = alerts.some(({ severity }) => severity === "critical");
  return (
    <Link href={withQuery("/alerts", { clusterId })}>
      <StatusMark filled shape={isCritical ? "diamond" : "triangle-up"} tone={isCritical ? "bad" : "caution"}>
        {t("count", { count: alerts.length })}
      </StatusMark>
    </Link>
  );
}
