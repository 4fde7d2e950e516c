"use client";

import { useTranslations } from "next-intl";
import { useCluster } from "@/components/cluster/cluster-context";
import { useQueryState } from "@/components/cluster/use-query-state";
import { NewService } from "@/components/service-form/new-service";
import { servicePresets } from "@/components/service-form/service-presets";
import { UseChoice } from "@/components/service-form/use-choice";
import { Crumbs } from "@/components/shell/crumbs";

/** First what the service is for (`?use=`), then its form. */
export function AddService() {
  const t = useTranslations("clusters.services");
  const cluster = useCluster();
  const [use] = useQueryState("use");
  const preset = servicePresets.find(({ id }) => id === use);
  return (
    <>
      <Crumbs crumbs={[{ label: cluster.name, href: `/clusters/${cluster.id}` }, { label: t("add") }]} />
      {preset === undefined ? (
        <UseChoice clusterId={cluster.id} />
      ) : (
        <NewService key={preset.id} cluster={cluster} preset={preset} />
      )}
    </>
  );
}
