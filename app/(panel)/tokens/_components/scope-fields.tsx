"use client";

import { useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/select-field";
import { clusterResourceSchema, clusterSummarySchema } from "@/lib/api/resources/cluster";
import { pageSchema } from "@/lib/api/resources/common";
import { apiPath } from "@/lib/client/api-path";
import { useResource } from "@/lib/client/use-resource";

/** Null = every one. */
export type TokenScopeChoice = { readonly clusterId: string | null; readonly serviceId: string | null };

type Props = { value: TokenScopeChoice; onChange: (scope: TokenScopeChoice) => void };

const everyone = "all";

/** For which cluster a token is, and for which of its services. More than one is for the API. */
export function ScopeFields({ value: { clusterId, serviceId }, onChange }: Props) {
  const t = useTranslations("access.tokens");
  const clusters = useResource(pageSchema(clusterSummarySchema), "/clusters");
  const cluster = useResource(clusterResourceSchema, apiPath`/clusters/${clusterId ?? ""}`, {
    enabled: clusterId !== null,
  });
  const choicesOf = (parts: readonly { readonly id: string; readonly name: string }[], all: string) => [
    { value: everyone, label: all },
    ...parts.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const chosen = (id: string) => (id === everyone ? null : id);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        label={t("cluster")}
        choices={choicesOf(clusters.data?.items ?? [], t("everyCluster"))}
        value={clusterId ?? everyone}
        onChange={(id) => onChange({ clusterId: chosen(id), serviceId: null })}
      />
      <SelectField
        label={t("service")}
        isDisabled={clusterId === null}
        choices={choicesOf(cluster.data?.services ?? [], t("everyService"))}
        value={serviceId ?? everyone}
        onChange={(id) => onChange({ clusterId, serviceId: chosen(id) })}
      />
    </div>
  );
}
