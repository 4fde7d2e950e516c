"use client";

import { Plus, Router } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCluster } from "@/components/cluster/cluster-context";
import { DirectorDialog } from "@/components/cluster/director-dialog";
import { RemoveDialog } from "@/components/cluster/remove-dialog";
import { useCan } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import type { DirectorResource } from "@/lib/api/resources/cluster";
import { type OpenDirector, useDirectorColumns } from "./use-director-columns";

/** The hosts that hold the VIPs, and how each of them is now. */
export function DirectorsTab() {
  const t = useTranslations("clusters.directors");
  const cluster = useCluster();
  const canEdit = useCan("cluster.edit");
  const [open, setOpen] = useState<OpenDirector>({ kind: "none" });
  const close = (): void => setOpen({ kind: "none" });
  const columns = useDirectorColumns(cluster, canEdit, setOpen);
  const current = (director: DirectorResource): DirectorResource =>
    cluster.directors.find(({ id }) => id === director.id) ?? director;
  return (
    <Panel
      title={t("title")}
      description={t(`about.${cluster.engine}`)}
      padding="none"
      actions={
        canEdit ? (
          <Button
            variant="primary"
            icon={<Plus aria-hidden="true" className="size-4" />}
            onPress={() => setOpen({ kind: "add" })}
          >
            {t("add")}
          </Button>
        ) : null
      }
    >
      <DataTable
        label={t("title")}
        columns={columns}
        items={cluster.directors}
        itemKey={({ id }) => id}
        empty={
          <EmptyState icon={Router} title={t("emptyTitle")}>
            {t("emptyAbout")}
          </EmptyState>
        }
      />
      {open.kind === "add" ? <DirectorDialog cluster={cluster} director={null} onClose={close} /> : null}
      {open.kind === "edit" ? (
        <DirectorDialog cluster={cluster} director={current(open.director)} onClose={close} />
      ) : null}
      {open.kind === "remove" ? (
        <RemoveDialog
          kind="directors"
          object={current(open.director)}
          name={open.director.name}
          onClose={close}
          {...(cluster.directors.length === 1 ? { typedName: open.director.name } : {})}
        />
      ) : null}
    </Panel>
  );
}
