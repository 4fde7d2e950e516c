"use client";

import { useTranslations } from "next-intl";
import { ClusterSwitches } from "@/components/cluster/cluster-switches";
import { SelectField } from "@/components/ui/select-field";
import { clusterResourceSchema, clusterSummarySchema } from "@/lib/api/resources/cluster";
import { pageSchema } from "@/lib/api/resources/common";
import { apiPath } from "@/lib/client/api-path";
import { useResource } from "@/lib/client/use-resource";
import type { ScreenForm } from "./screen-form";

type Props = { form: ScreenForm; onChange: (change: Partial<ScreenForm>) => void };

/** Which clusters a screen shows, or which VIP of one of them. */
export function ShownFields({ form: { layout, clusterIds, vipId }, onChange }: Props) {
  const t = useTranslations("access.screens");
  const clusters = useResource(pageSchema(clusterSummarySchema), "/clusters").data?.items ?? [];
  const [clusterId = null] = clusterIds;
  const isVip = layout === "vip";
  const cluster = useResource(clusterResourceSchema, apiPath`/clusters/${clusterId ?? ""}`, {
    enabled: isVip && clusterId !== null,
  });
  if (isVip) {
    return (
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          path="clusterIds"
          label={t("cluster")}
          choices={clusters.map(({ id, name }) => ({ value: id, label: name }))}
          value={clusterId}
          onChange={(id) => onChange({ clusterIds: [id], vipId: null })}
        />
        <SelectField
          path="vipId"
          label="VIP"
          isDisabled={clusterId === null}
          choices={(cluster.data?.vips ?? []).map(({ id, address }) => ({ value: id, label: address }))}
          value={vipId}
          onChange={(id) => onChange({ vipId: id })}
        />
      </div>
    );
  }
  return (
    <ClusterSwitches
      label={t("clusters")}
      every={t("everyCluster")}
      chosen={clusterIds}
      onChange={(chosen) => onChange({ clusterIds: chosen })}
    />
  );
}
