"use client";

import { Pencil, Plus, Server, Trash2, Wrench } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCluster } from "@/components/cluster/cluster-context";
import { RealServerDialog } from "@/components/cluster/real-server-dialog";
import { RemoveDialog } from "@/components/cluster/remove-dialog";
import { useQueryState } from "@/components/cluster/use-query-state";
import { VerbMenu } from "@/components/cluster/verb-menu";
import { ClusterMaintenance } from "@/components/maintenance/cluster-maintenance";
import { PlanMaintenanceDialog } from "@/components/maintenance/plan-maintenance-dialog";
import { BulkVerbs } from "@/components/runs/bulk-verbs";
import { SelectAllBox, SelectBox } from "@/components/selection/select-box";
import { SelectionBar } from "@/components/selection/selection-bar";
import { type Selection, useSelection } from "@/components/selection/use-selection";
import { useCan } from "@/components/shell/session";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { Panel } from "@/components/ui/panel";
import { SearchField } from "@/components/ui/search-field";
import type { ClusterResource, RealServerResource } from "@/lib/api/resources/cluster";

type Open =
  | { kind: "none" }
  | { kind: "add" }
  | { kind: "edit" | "remove" | "maintain"; realServer: RealServerResource };

/** The machines behind the directors, and which services each of them is in. */
export function RealServersTab() {
  const t = useTranslations("clusters.realServers");
  const live = useTranslations("live.filter");
  const cluster = useCluster();
  const canEdit = useCan("cluster.edit");
  const canApply = useCan("cluster.apply");
  const [open, setOpen] = useState<Open>({ kind: "none" });
  const [text, setText] = useQueryState("q");
  const selection = useSelection(cluster.realServers.map(({ id }) => id));
  const shown = filterRealServers(cluster.realServers, text);
  const shownIds = shown.map(({ id }) => id);
  const columns = useColumns(cluster, canEdit, setOpen);
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

function useColumns(
  cluster: ClusterResource,
  canEdit: boolean,
  onOpen: (open: Open) => void,
): Column<RealServerResource>[] {
  const t = useTranslations("clusters.realServers");
  const maintenance = useTranslations("maintenance");
  return [
    {
      id: "name",
      header: t("name"),
      isRowHeader: true,
      cell: ({ name, tags }) => (
        <span className="flex flex-wrap items-center gap-1.5">
          {name}
          {tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </span>
      ),
      compare: (a, b) => a.name.localeCompare(b.name),
    },
    {
      id: "address",
      header: t("address"),
      cell: ({ address }) => <span className="font-mono text-[13px]">{address}</span>,
    },
    {
      id: "host",
      header: t("setUp"),
      cell: ({ hostId }) =>
        hostId === null ? (
          <span title={t("addressOnlyAbout")}>
            <Badge tone="rest">{t("addressOnly")}</Badge>
          </span>
        ) : (
          <Link className="text-link" href={`/hosts/${hostId}`}>
            {t("managed")}
          </Link>
        ),
    },
    {
      id: "services",
      header: t("services"),
      cell: ({ id }) => <ServicesOf cluster={cluster} realServerId={id} />,
    },
    {
      id: "actions",
      header: <span className="sr-only">{t("actions")}</span>,
      align: "end",
      className: "w-32",
      cell: (realServer) =>
        canEdit ? (
          <span className="inline-flex">
            <VerbMenu
              clusterId={cluster.id}
              target={{ kind: "real-servers", id: realServer.id }}
              name={realServer.name}
            />
            <IconButton
              label={maintenance("planOf", { name: realServer.name })}
              onPress={() => onOpen({ kind: "maintain", realServer })}
            >
              <Wrench aria-hidden="true" className="size-4" />
            </IconButton>
            <IconButton
              label={t("edit", { name: realServer.name })}
              onPress={() => onOpen({ kind: "edit", realServer })}
            >
              <Pencil aria-hidden="true" className="size-4" />
            </IconButton>
            <IconButton
              label={t("remove", { name: realServer.name })}
              onPress={() => onOpen({ kind: "remove", realServer })}
            >
              <Trash2 aria-hidden="true" className="size-4" />
            </IconButton>
          </span>
        ) : null,
    },
  ];
}

function ServicesOf({ cluster, realServerId }: { cluster: ClusterResource; realServerId: string }) {
  const t = useTranslations("clusters.realServers");
  const services = cluster.services.filter(({ destinations }) =>
    destinations.some((destination) => destination.realServerId === realServerId),
  );
  if (services.length === 0) return <span className="text-muted">{t("noService")}</span>;
  return (
    <span className="flex flex-wrap gap-x-3">
      {services.map(({ id, name }) => (
        <Link key={id} className="text-link" href={`/clusters/${cluster.id}/services/${id}`}>
          {name}
        </Link>
      ))}
    </span>
  );
}
