"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { StatusMark } from "@/components/ui/status-mark";

/** Edits that exist only in the panel, and the way to the plan that would carry them out. */
export function PendingMark({ clusterId }: { clusterId: string }) {
  const t = useTranslations("clusters");
  return (
    <Link href={`/clusters/${clusterId}/plan`} className="rounded-md hover:brightness-95" title={t("pendingAbout")}>
      <StatusMark shape="circle-quarter" tone="caution" filled>
        {t("pending")}
      </StatusMark>
    </Link>
  );
}
