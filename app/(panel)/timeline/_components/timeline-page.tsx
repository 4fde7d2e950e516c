"use client";

import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { DownloadLink } from "@/components/ui/download-link";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import { timelineEntrySchema } from "@/lib/api/resources/alert";
import { withQuery } from "@/lib/client/api-path";
import { usePages } from "@/lib/client/use-pages";
import { useUrlFilters } from "@/lib/client/use-url-filters";
import { TimelineFilters, timelineFilterNames } from "./timeline-filters";
import { TimelineTable } from "./timeline-table";

/** Everything that happened, as one stream: changes, operations, failovers, health, alerts. */
export function TimelinePage() {
  const t = useTranslations("alerts.timeline");
  const { query, clear, isFiltered } = useUrlFilters(timelineFilterNames);
  const entries = usePages(timelineEntrySchema, withQuery("/timeline", { ...query, limit: "100" }), { pollMs: 5_000 });
  const file = (format: string) => withQuery("/api/v1/timeline/export", { ...query, format });
  const files = (
    <span className="inline-flex gap-2">
      <DownloadLink href={file("csv")}>CSV</DownloadLink>
      <DownloadLink href={file("json")}>JSON</DownloadLink>
    </span>
  );
  const empty = isFiltered ? (
    <EmptyState title={t("noMatch")} actions={<Button onPress={clear}>{t("clear")}</Button>} />
  ) : (
    <EmptyState icon={History} title={t("none")} />
  );
  return (
    <>
      <PageHeader title={t("title")} description={t("about")} actions={files} />
      <TimelineFilters />
      {entries.isError ? <ErrorState error={entries.error} onRetry={() => void entries.refetch()} /> : null}
      {entries.isError && entries.items === undefined ? null : (
        <Panel padding="none">
          {entries.items === undefined ? (
            <SkeletonRows rows={10} label={t("title")} />
          ) : (
            <TimelineTable entries={entries.items} empty={empty} />
          )}
        </Panel>
      )}
      {entries.hasNextPage ? (
        <div className="mt-4 flex justify-center">
          <Button isPending={entries.isFetchingNextPage} onPress={() => void entries.fetchNextPage()}>
            {t("more")}
          </Button>
        </div>
      ) : null}
    </>
  );
}
