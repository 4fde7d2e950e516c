"use client";

import { useTranslations } from "next-intl";
import { useCluster } from "@/components/cluster/cluster-context";
import { DownloadLink } from "@/components/ui/download-link";
import { apiPath } from "@/lib/client/api-path";

/** What is in force, to run it without the panel; nothing is before the first apply. */
export function ExportLink() {
  const t = useTranslations("clusters.history");
  const { id, appliedRevision } = useCluster();
  if (appliedRevision === 0) return null;
  return <DownloadLink href={`/api/v1${apiPath`/clusters/${id}/export`}`}>{t("export")}</DownloadLink>;
}
