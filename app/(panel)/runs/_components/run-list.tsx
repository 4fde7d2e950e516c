"use client";

import { ListOrdered } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RunMark } from "@/components/runs/run-marks";
import { useRunTitle } from "@/components/runs/use-run-title";
import { Age } from "@/components/ui/age";
import { Button } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import { type RunResource, runResourceSchema } from "@/lib/api/resources/run";
import { withQuery } from "@/lib/client/api-path";
import { usePages } from "@/lib/client/use-pages";
import { useUrlFilters } from "@/lib/client/use-url-filters";
import { settledPhases } from "@/lib/model/run/phase";
import { RunFilters, runFilterNames } from "./run-filters";

/** Everything that takes more than one operation: verbs for many, ramps and rolling deploys. */
export function RunList() {
  const t = useTranslations("runs.list");
  const { query, clear, isFiltered } = useUrlFilters(runFilterNames);
  const runs = usePages(runResourceSchema, withQuery("/runs", query), { pollMs: 3_000 });
  const empty = isFiltered ? (
    <EmptyState title={t("noMatch")} actions={<Button onPress={clear}>{t("clear")}</Button>} />
  ) : (
    <EmptyState icon={ListOrdered} title={t("none")}>
      {t("noneAbout")}
    </EmptyState>
  );
  return (
    <>
      <PageHeader title={t("label")} description={t("about")} />
      <RunFilters />
      {runs.isError ? <ErrorState error={runs.error} onRetry={() => void runs.refetch()} /> : null}
      {runs.isError && runs.items === undefined ? null : (
        <Panel padding="none">
          {runs.items === undefined ? (
            <SkeletonRows rows={8} label={t("label")} />
          ) : (
            <RunTable runs={runs.items} empty={empty} />
          )}
        </Panel>
      )}
      {runs.hasNextPage ? (
        <div className="mt-4 flex justify-center">
          <Button isPending={runs.isFetchingNextPage} onPress={() => void runs.fetchNextPage()}>
            {t("more")}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function RunTable({ runs, empty }: { runs: readonly RunResource[]; empty: ReactNode }) {
  const t = useTranslations("runs.list");
  const titleOf = useRunTitle();
  const columns: Column<RunResource>[] = [
    { id: "state", header: t("state"), className: "w-36", cell: ({ state }) => <RunMark state={state} /> },
    {
      id: "title",
      header: t("run"),
      isRowHeader: true,
      cell: (run) => <span className="font-medium">{titleOf(run)}</span>,
    },
    {
      id: "items",
      header: t("items"),
      align: "end",
      className: "w-28",
      cell: ({ items }) => t("settled", { settled: items.filter(isSettled).length, count: items.length }),
    },
    { id: "reason", header: t("reason"), className: "max-md:hidden", cell: ({ reason }) => reason || "–" },
    { id: "by", header: t("by"), className: "max-sm:hidden w-40", cell: ({ actorName }) => actorName },
    {
      id: "created",
      header: t("started"),
      align: "end",
      className: "w-32",
      cell: ({ createdAt }) => <Age at={createdAt} />,
    },
  ];
  return (
    <DataTable
      label={t("label")}
      columns={columns}
      items={runs}
      itemKey={({ id }) => id}
      itemHref={({ id }) => `/runs/${id}`}
      empty={empty}
    />
  );
}

function isSettled({ phase }: RunResource["items"][number]): boolean {
  return settledPhases.some((settled) => settled === phase);
}
