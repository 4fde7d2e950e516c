"use client";

import { Pencil, Plus, Server, Trash2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCluster } from "@/components/cluster/cluster-context";
import { RealServerDialog } from "@/components/cluster/real-server-dialog";
import { RemoveDialog } from "@/components/cluster/remove-dialog";
import { VerbMenu } from "@/components/cluster/verb-menu";
import { useCan } from "@/components/shell/session";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { Panel } from "@/components/ui/panel";
import type { ClusterResource, RealServerResource } from "@/lib/api/resources/cluster";

type Open = { kind: "none" } | { kind: "add" } | { kind: "edit" | "remove"; realServer: RealServerResource };

/** The machines behind the directors, and which services each of them is in. */
export function RealServersTab() {
  const t = useTranslations("clusters.realServers");
  const cluster = useCluster();
  const canEdit = useCan("cluster.edit");
  const [open, setOpen] = useState<Open>({ kind: "none" });
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
  return (
    <Panel title={t("title")} description={t("about")} actions={add} padding="none">
      <DataTable
        label={t("title")}
        columns={useColumns(cluster, canEdit, setOpen)}
        items={cluster.realServers}
        itemKey={({ id }) => id}
        empty={
          <EmptyState icon={Server} title={t("emptyTitle")}>
            {t("emptyAbout")}
          </EmptyState>
        }
      />
      {open.kind === "add" ? <RealServerDialog clusterId={cluster.id} realServer={null} onClose={close} /> : null}
      {open.kind === "edit" ? (
        <RealServerDialog
          clusterId={cluster.id}
          realServer={cluster.realServers.find(({ id }) => id === open.realServer.id) ?? open.realServer}
          onClose={close}
        />
      ) : null}
      {open.kind === "remove" ? (
        <RemoveDialog kind="real-servers" object={open.realServer} name={open.realServer.name} onClose={close} />
      ) : null}
    </Panel>
  );
}

function useColumns(
  cluster: ClusterResource,
  canEdit: boolean,
  onOpen: (open: Open) => void,
): Column<RealServerResource>[] {
  const t = useTranslations("clusters.realServers");
  return [
    { id: "name", header: t("name"), cell: ({ name }) => name, compare: (a, b) => a.name.localeCompare(b.name) },
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
