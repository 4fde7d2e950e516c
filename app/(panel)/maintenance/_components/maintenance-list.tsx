"use client";

import { Wrench } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { MaintenanceTable } from "@/components/maintenance/maintenance-table";
import { useCan } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { SelectField } from "@/components/ui/select-field";
import { SkeletonRows } from "@/components/ui/skeleton";
import { clusterSummarySchema } from "@/lib/api/resources/cluster";
import { maintenanceResourceSchema } from "@/lib/api/resources/maintenance";
import { withQuery } from "@/lib/client/api-path";
import { usePages } from "@/lib/client/use-pages";
import { useUrlFilters } from "@/lib/client/use-url-filters";
import { ChooseServerDialog } from "./choose-server-dialog";

const names = ["open", "clusterId"] as const;

/** Who has which real server out of service, why and until when; by default what is not over. */
export function MaintenanceList() {
  const t = useTranslations("maintenance");
  const { read } = useUrlFilters(names);
  const canPlan = useCan("traffic.drain");
  const [isPlanning, setPlanning] = useState(false);
  const open = read("open") === "all" ? null : "true";
  const path = withQuery("/maintenances", { open, clusterId: read("clusterId") });
  const maintenances = usePages(maintenanceResourceSchema, path, { pollMs: 3_000 });
  const plan = canPlan ? (
    <Button variant="primary" icon={<Wrench aria-hidden="true" />} onPress={() => setPlanning(true)}>
      {t("plan")}
    </Button>
  ) : null;
  return (
    <>
      <PageHeader title={t("title")} description={t("about")} actions={plan} />
      <Filters />
      {maintenances.isError ? (
        <ErrorState error={maintenances.error} onRetry={() => void maintenances.refetch()} />
      ) : (
        <Panel padding="none">
          {maintenances.items === undefined ? (
            <SkeletonRows rows={5} label={t("title")} />
          ) : (
            <MaintenanceTable
              withCluster
              maintenances={maintenances.items}
              empty={
                <EmptyState icon={Wrench} title={t("none")}>
                  {t("noneAbout")}
                </EmptyState>
              }
            />
          )}
        </Panel>
      )}
      {maintenances.hasNextPage ? (
        <div className="mt-4 flex justify-center">
          <Button isPending={maintenances.isFetchingNextPage} onPress={() => void maintenances.fetchNextPage()}>
            {t("more")}
          </Button>
        </div>
      ) : null}
      {isPlanning ? <ChooseServerDialog onClose={() => setPlanning(false)} /> : null}
    </>
  );
}

function Filters() {
  const t = useTranslations("maintenance");
  const { read, set } = useUrlFilters(names);
  const clusters = usePages(clusterSummarySchema, "/clusters").items ?? [];
  return (
    <div className="mb-4 grid grid-cols-2 gap-3 sm:flex sm:flex-wrap">
      <SelectField
        label={t("shown")}
        choices={[
          { value: "open", label: t("onlyOpen") },
          { value: "all", label: t("all") },
        ]}
        value={read("open") === "all" ? "all" : "open"}
        onChange={(value) => set("open", value === "all" ? "all" : "")}
        className="w-full sm:w-44"
      />
      <SelectField
        label={t("cluster")}
        choices={[
          { value: "any", label: t("everyCluster") },
          ...clusters.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={read("clusterId") || "any"}
        onChange={(value) => set("clusterId", value === "any" ? "" : value)}
        className="w-full sm:w-44"
      />
    </div>
  );
}
