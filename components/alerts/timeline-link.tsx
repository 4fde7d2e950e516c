"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";

/** To everything that happened to one object. */
export function TimelineLink({ objectId }: { objectId: string }) {
  const t = useTranslations("alerts.timeline");
  return (
    <Link href={`/timeline?objectId=${objectId}`} className="text-link text-sm">
      {t("title")}
    </Link>
  );
}
