"use client";

import { History } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { z } from "zod";
import { TimelineLink } from "@/components/alerts/timeline-link";
import { useCluster } from "@/components/cluster/cluster-context";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import { clusterRevisionResourceSchema } from "@/lib/api/resources/cluster";
import { apiPath } from "@/lib/client/api-path";
import { usePages } from "@/lib/client/use-pages";
import { ExportLink } from "./export-link";

type Revision = z.infer<typeof clusterRevisionResourceSchema>;

/** Every state that was ever in force on this cluster. */
export function HistoryTab() {
  const t = useTranslations("clusters.history");
  const { id, appliedRevision } = useCluster();
  const pages = usePages(clusterRevisionResourceSchema, apiPath`/clusters/${id}/revisions`);
  const columns: Column<Revision>[] = [
    {
      id: "number",
      header: t("number"),
      align: "end",
      className: "w-20",
      cell: ({ number }) => (
        <Link className="text-link" href={`/clusters/${id}/history/${number}`}>
          {number}
        </Link>
      ),
    },
    {
      id: "state",
      header: t("state"),
      className: "w-28",
      cell: ({ number }) => (number === appliedRevision ? <Badge tone="good">{t("inForce")}</Badge> : null),
    },
    { id: "at", header: t("at"), cell: ({ createdAt }) => <Moment at={createdAt} /> },
    { id: "by", header: t("by"), isRowHeader: true, cell: ({ actorName }) => actorName },
    { id: "reason", header: t("reason"), cell: ({ reason }) => (reason === "" ? "–" : reason) },
    {
      id: "operation",
      header: t("operation"),
      cell: ({ operationId }) =>
        operationId === null ? null : (
          <Link className="text-link" href={`/operations/${operationId}`}>
            {t("open")}
          </Link>
        ),
    },
  ];
  return (
    <Panel title={t("title")} description={t("about")} actions={<Actions />} padding="none">
      {pages.error !== null && pages.items === undefined ? (
        <div className="p-4">
          <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
        </div>
      ) : pages.items === undefined ? (
        <SkeletonRows label={t("title")} />
      ) : (
        <>
          <DataTable
            label={t("title")}
            columns={columns}
            items={pages.items}
            itemKey={({ number }) => String(number)}
            empty={
              <EmptyState icon={History} title={t("emptyTitle")}>
                {t("emptyAbout")}
              </EmptyState>
            }
          />
          {pages.hasNextPage ? (
            <div className="flex justify-center border-separator border-t p-2">
              <Button variant="quiet" isPending={pages.isFetchingNextPage} onPress={() => void pages.fetchNextPage()}>
                {t("more")}
              </Button>
            </div>
          ) : null}
        </>
      )}
    </Panel>
  );
}

function Actions() {
  const { id } = useCluster();
  return (
    <span className="inline-flex items-center gap-3">
      <TimelineLink objectId={id} />
      <ExportLink />
    </span>
  );
}
