"use client";

import { useTranslations } from "next-intl";
import { ClusterTable } from "@/components/cluster/cluster-table";
import { NoClusters } from "@/components/cluster/no-clusters";
import { useClusters } from "@/components/cluster/use-clusters";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import type { ClusterSummary } from "@/lib/api/resources/cluster";
import { ProblemList } from "./problem-list";
import { RecentOperations } from "./recent-operations";

/** What everyone glances at: what needs somebody, then every cluster in one line, then what was done lately. */
export function Overview({ initial }: { initial: readonly ClusterSummary[] }) {
  const t = useTranslations("clusters.overview");
  const clusters = useClusters(initial);
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="flex flex-col gap-5">
        {clusters.length === 0 ? null : <ProblemList clusters={clusters} />}
        <Panel {...(clusters.length === 0 ? {} : { title: t("clusters") })} padding="none">
          <ClusterTable clusters={clusters} empty={<NoClusters />} />
        </Panel>
        {clusters.length === 0 ? null : <RecentOperations />}
      </div>
    </>
  );
}
