"use client";

import { FileInput, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { ClusterTable } from "@/components/cluster/cluster-table";
import { NoClusters } from "@/components/cluster/no-clusters";
import { useClusters } from "@/components/cluster/use-clusters";
import { useCan } from "@/components/shell/session";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import type { ClusterSummary } from "@/lib/api/resources/cluster";

/** Every cluster of this installation. */
export function ClusterList({ initial }: { initial: readonly ClusterSummary[] }) {
  const t = useTranslations("clusters");
  const canEdit = useCan("cluster.edit");
  const clusters = useClusters(initial);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("about")}
        actions={
          canEdit && clusters.length > 0 ? (
            <>
              <ButtonLink href="/clusters/import" icon={<FileInput aria-hidden="true" className="size-4" />}>
                {t("import")}
              </ButtonLink>
              <ButtonLink variant="primary" href="/clusters/new" icon={<Plus aria-hidden="true" className="size-4" />}>
                {t("create")}
              </ButtonLink>
            </>
          ) : null
        }
      />
      <Panel padding="none">
        <ClusterTable clusters={clusters} empty={<NoClusters />} />
      </Panel>
    </>
  );
}
