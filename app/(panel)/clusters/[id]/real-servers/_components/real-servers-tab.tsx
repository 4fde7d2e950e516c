"use client";

import { ListOrdered, Plus, Server } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCluster } from "@/components/cluster/cluster-context";
import { RealServerDialog } from "@/components/cluster/real-server-dialog";
import { RemoveDialog } from "@/components/cluster/remove-dialog";
import { useQueryState } from "@/components/cluster/use-query-state";
import { ClusterMaintenance } from "@/components/maintenance/cluster-maintenance";
import { PlanMaintenanceDialog } from "@/components/maintenance/plan-maintenance-dialog";
import { BulkVerbs } from "@/components/runs/bulk-verbs";
import { SelectAllBox, SelectBox } from "@/components/selection/select-box";
import { SelectionBar } from "@/components/selection/selection-bar";
import { type Selection, useSelection } from "@/components/selection/use-selection";
import { useCan } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { SearchField } from "@/components/ui/search-field";
import type { RealServerResource } from "@/lib/api/resources/cluster";
import { type RealServerAction, useRealServerColumns } from "./use-real-server-columns";

type Open = { kind: "none" } | { kind: "add" } | { kind: RealServerAction; realServer: RealServerResource };

/** The machines behind the directors, and which services each of them is in. */
export function RealServersTab() {
  const t = useTranslations("clusters.realServers");
  const live = useTranslations("live.filter");
  const runs = useTranslations("runs.wizard");
  const cluster = useCluster();
  const canEdit = useCan("cluster.edit");
  const canApply = useCan("cluster.apply");
  const [open, setOpen] = useState<Open>({ kind: "none" });
  const [text, setText] = useQueryState("q");
  const selection = useSelection(cluster.realServers.map(({ id }) => id));
  const shown = filterRealServers(cluster.realServers, text);
  const shownIds = shown.map(({ id }) => id);
  const columns = useRealServerColumns(cluster, canEdit, (kind, realServer) => setOpen({ kind, realServer }));
  const selectColumn = useSelectColumn(selection, shownIds);
  const close = (): void => setOpen({ kind: "none" });
  const add = canEdit ? (
    <Button
      variant="primary"
      icon={<Plus aria-hidden="true" className="size-4" />}
      onPress={() => setOpen({ kind: "add" })}
    >
      {t("add")}
    </Button>
  ) : null;
  const empty =
    text === "" ? (
      <EmptyState icon={Server} title={t("emptyTitle")}>
        {t("emptyAbout")}
      </EmptyState>
    ) : (
      <EmptyState title={live("noMatch")} actions={<Button onPress={() => setText("")}>{live("clear")}</Button>} />
    );
  return (
    <>
      <Panel
        title={t("title")}
        description={t("about")}
        padding="none"
        actions={
          <>
            <SearchField label={t("filter")} placeholder={live("placeholder")} value={text} onChange={setText} />
            {canApply && cluster.realServers.length > 0 ? (
              <ButtonLink
                href={`/clusters/${cluster.id}/real-servers/deploy`}
                icon={<ListOrdered aria-hidden="true" className="size-4" />}
              >
                {runs("open")}
              </ButtonLink>
            ) : null}
            {add}
          </>
        }
      >
        <DataTable
          label={t("title")}
          columns={canApply ? [selectColumn, ...columns] : columns}
          items={shown}
          itemKey={({ id }) => id}
          empty={empty}
        />
      </Panel>
      <div className="mt-4">
        <ClusterMaintenance clusterId={cluster.id} />
      </div>
      <SelectionBar selection={selection} shown={shownIds}>
        <BulkVerbs clusterId={cluster.id} kind="realServer" ids={selection.ids} />
      </SelectionBar>
      {open.kind === "add" ? <RealServerDialog clusterId={cluster.id} realServer={null} onClose={close} /> : null}
      {open.kind === "edit" ? (
        <RealServerDialog
          clusterId={cluster.id}
          realServer={cluster.realServers.find(({ id }) => id === open.realServer.id) ?? open.realServer}
          onClose={close}
        />
      ) : null}
      {open.kind === "maintain" ? <PlanMaintenanceDialog realServer={open.realServer} onClose={close} /> : null}
      {open.kind === "remove" ? (
        <RemoveDialog kind="real-servers" object={open.realServer} name={open.realServer.name} onClose={close} />
      ) : null}
    </>
  );
}

function filterRealServers(all: readonly RealServerResource[], text: string): readonly RealServerResource[] {
  const wanted = text.trim().toLowerCase();
  return all.filter(({ name, address, tags }) => [name, address, ...tags].join(" ").toLowerCase().includes(wanted));
}

function useSelectColumn(selection: Selection, shown: readonly string[]): Column<RealServerResource> {
  const t = useTranslations("runs.select");
  return {
    id: "select",
    header: <SelectAllBox label={t("allShown")} ids={shown} selection={selection} />,
    className: "w-10",
    cell: ({ id, name }) => <SelectBox label={t("one", { name })} id={id} shown={shown} selection={selection} />,
  };
}
