"use client";

import { Wrench } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Panel } from "@/components/ui/panel";
import { maintenanceResourceSchema } from "@/lib/api/resources/maintenance";
import { withQuery } from "@/lib/client/api-path";
import { usePages } from "@/lib/client/use-pages";
import { MaintenanceTable } from "./maintenance-table";

/** What keeps real servers of one cluster out of service now, or will. */
export function ClusterMaintenance({ clusterId }: { clusterId: string }) {
  const t = useTranslations("maintenance");
  const path = withQuery("/maintenances", { clusterId, open: "true", limit: "200" });
  const open = usePages(maintenanceResourceSchema, path, { pollMs: 2_000 });
  if (open.isError) return <ErrorState error={open.error} onRetry={() => void open.refetch()} />;
  return (
    <Panel
      title={t("title")}
      padding="none"
      actions={
        <Link className="text-link text-sm" href={`/maintenance?clusterId=${clusterId}&open=all`}>
          {t("history")}
        </Link>
      }
    >
      <MaintenanceTable
        maintenances={open.items ?? []}
        empty={
          <EmptyState icon={Wrench} title={t("none")}>
            {t("noneAbout")}
          </EmptyState>
        }
      />
    </Panel>
  );
}
