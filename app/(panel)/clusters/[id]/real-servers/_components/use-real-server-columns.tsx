"use client";

import { Pencil, Trash2, Wrench } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { VerbMenu } from "@/components/cluster/verb-menu";
import { Badge } from "@/components/ui/badge";
import type { Column } from "@/components/ui/data-table";
import { IconButton } from "@/components/ui/icon-button";
import type { ClusterResource, RealServerResource } from "@/lib/api/resources/cluster";

/** What opens a dialog about one real server. */
export type RealServerAction = "edit" | "remove" | "maintain";

/** What is known of each real server, and what can be done to it. */
export function useRealServerColumns(
  cluster: ClusterResource,
  canEdit: boolean,
  onOpen: (kind: RealServerAction, realServer: RealServerResource) => void,
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
              onPress={() => onOpen("maintain", realServer)}
            >
              <Wrench aria-hidden="true" className="size-4" />
            </IconButton>
            <IconButton label={t("edit", { name: realServer.name })} onPress={() => onOpen("edit", realServer)}>
              <Pencil aria-hidden="true" className="size-4" />
            </IconButton>
            <IconButton label={t("remove", { name: realServer.name })} onPress={() => onOpen("remove", realServer)}>
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
