"use client";

import { CircleCheck, Eye, ListChecks } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCluster } from "@/components/cluster/cluster-context";
import { useDrift } from "@/components/cluster/use-drift";
import { useMakePlan } from "@/components/plan/use-make-plan";
import { useCan } from "@/components/shell/session";
import { Age } from "@/components/ui/age";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Failure } from "@/components/ui/failure";
import { Panel } from "@/components/ui/panel";
import { SkeletonRows } from "@/components/ui/skeleton";
import { type DriftResource, driftResourceSchema } from "@/lib/api/resources/drift";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";
import { DirectorComparison } from "./director-comparison";
import { DriftSettings } from "./drift-settings";
import { useDriftColumns } from "./use-drift-columns";
import { VipNotices } from "./vip-notices";

/** In what the hosts differ from what was applied, and what can be done about it. */
export function DriftTab() {
  const { id } = useCluster();
  const t = useTranslations("drift");
  const { data, error, refetch } = useDrift(id);
  if (data !== undefined) return <ShownDrift clusterId={id} drift={data} />;
  return (
    <Panel title={t("title")} description={t("about")} padding="none">
      {error === null ? (
        <SkeletonRows label={t("title")} />
      ) : (
        <div className="p-4">
          <ErrorState error={error} onRetry={() => void refetch()} />
        </div>
      )}
    </Panel>
  );
}

function ShownDrift({ clusterId, drift }: { clusterId: string; drift: DriftResource }) {
  const t = useTranslations("drift");
  const canEdit = useCan("cluster.edit");
  const { pending, directors } = useCluster();
  const columns = useDriftColumns(clusterId);
  const path = apiPath`/clusters/${clusterId}/drift`;
  const repair = useMakePlan(clusterId);
  const look = useSubmit(driftResourceSchema, () => ({ method: "POST" as const, path: `${path}/look` }));
  return (
    <div className="flex flex-col gap-5">
      {drift.unread.length === 0 ? null : (
        <Banner tone="caution" title={t("unread", { names: drift.unread.map(({ name }) => name).join(", ") })} />
      )}
      <VipNotices items={drift.items} />
      <Failure error={look.error ?? repair.error} />
      <Panel
        title={t("title")}
        description={drift.items.length === 0 ? t("about") : pending ? t("repairBringsEdits") : t("repairAbout")}
        padding="none"
        actions={
          <>
            <span className="text-muted text-xs">
              {t("lookedAt")} <Age at={drift.lookedAt} />
            </span>
            {canEdit ? (
              <Button
                icon={<Eye aria-hidden="true" className="size-4" />}
                isPending={look.isPending}
                onPress={() => look.mutate(undefined)}
              >
                {t("look")}
              </Button>
            ) : null}
            {canEdit && drift.items.length > 0 ? (
              <Button
                variant="primary"
                icon={<ListChecks aria-hidden="true" className="size-4" />}
                isPending={repair.isPending}
                onPress={() => repair.mutate()}
              >
                {t("repair")}
              </Button>
            ) : null}
          </>
        }
      >
        <DataTable
          label={t("title")}
          columns={columns}
          items={drift.items}
          itemKey={({ id }) => id}
          density="compact"
          empty={<NoDrift drift={drift} />}
        />
      </Panel>
      <DirectorComparison drift={drift} directors={directors} />
      <DriftSettings clusterId={clusterId} drift={drift} />
    </div>
  );
}

function NoDrift({ drift: { lookedAt, revisionNumber } }: { drift: DriftResource }) {
  const t = useTranslations("drift");
  return lookedAt === null ? (
    <EmptyState icon={Eye} title={t("notYet")}>
      {t("notYetAbout")}
    </EmptyState>
  ) : (
    <EmptyState icon={CircleCheck} title={t("asApplied")}>
      {t("revision", { number: revisionNumber ?? 0 })} {t("lookedAt")} <Age at={lookedAt} />
    </EmptyState>
  );
}
