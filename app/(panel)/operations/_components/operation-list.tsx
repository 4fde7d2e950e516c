"use client";

import { ListChecks } from "lucide-react";
import { useTranslations } from "next-intl";
import { OperationTable } from "@/components/operations/operation-table";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { SkeletonRows } from "@/components/ui/skeleton";
import { clusterSummarySchema } from "@/lib/api/resources/cluster";
import { hostResourceSchema } from "@/lib/api/resources/host";
import { operationKindSchema, operationResourceSchema, operationStateSchema } from "@/lib/api/resources/operation";
import { withQuery } from "@/lib/client/api-path";
import { usePages } from "@/lib/client/use-pages";
import { useUrlFilters } from "@/lib/client/use-url-filters";

const names = ["state", "kind", "clusterId", "hostId"] as const;

/** Everything that was done on hosts, or is being done. */
export function OperationList() {
  const t = useTranslations("operations");
  const { query, clear, isFiltered } = useUrlFilters(names);
  const operations = usePages(operationResourceSchema, withQuery("/operations", query), { pollMs: 3_000 });
  const empty = isFiltered ? (
    <EmptyState title={t("list.noMatch")} actions={<Button onPress={clear}>{t("list.clear")}</Button>} />
  ) : (
    <EmptyState icon={ListChecks} title={t("list.none")}>
      {t("list.noneText")}
    </EmptyState>
  );
  return (
    <>
      <PageHeader title={t("list.label")} description={t("list.description")} />
      <Filters />
      {operations.isError ? <ErrorState error={operations.error} onRetry={() => void operations.refetch()} /> : null}
      {operations.isError && operations.items === undefined ? null : (
        <Panel padding="none">
          {operations.items === undefined ? (
            <SkeletonRows rows={8} label={t("list.label")} />
          ) : (
            <OperationTable operations={operations.items} empty={empty} />
          )}
        </Panel>
      )}
      {operations.hasNextPage ? (
        <div className="mt-4 flex justify-center">
          <Button isPending={operations.isFetchingNextPage} onPress={() => void operations.fetchNextPage()}>
            {t("list.more")}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function Filters() {
  const t = useTranslations("operations");
  const { read, set } = useUrlFilters(names);
  const clusters = usePages(clusterSummarySchema, "/clusters").items ?? [];
  const hosts = usePages(hostResourceSchema, "/hosts").items ?? [];
  const any = { value: "any", label: t("list.any") };
  const filter = (name: (typeof names)[number], label: string, choices: { value: string; label: string }[]) => (
    <SelectField
      label={label}
      choices={[any, ...choices]}
      value={read(name) || "any"}
      onChange={(value) => set(name, value === "any" ? "" : value)}
      className="w-full sm:w-44"
    />
  );
  return (
    <div className="mb-4 grid grid-cols-2 gap-3 sm:flex sm:flex-wrap">
      {filter(
        "state",
        t("list.state"),
        operationStateSchema.options.map((value) => ({ value, label: t(`states.${value}`) })),
      )}
      {filter(
        "kind",
        t("list.kind"),
        operationKindSchema.options.map((value) => ({ value, label: t(`kinds.${value}`) })),
      )}
      {filter(
        "clusterId",
        t("list.cluster"),
        clusters.map(({ id, name }) => ({ value: id, label: name })),
      )}
      {filter(
        "hostId",
        t("list.host"),
        hosts.map(({ id, name }) => ({ value: id, label: name })),
      )}
    </div>
  );
}
