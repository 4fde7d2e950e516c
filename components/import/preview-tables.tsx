"use client";

import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import type { ImportPreview } from "@/lib/api/resources/import";
import { formatEndpoint } from "@/lib/model/address";
import { byId } from "@/lib/model/by-id";
import { listenerKeys } from "@/lib/model/listener-keys";
import { serviceKeyText } from "@/lib/model/service-key-text";

type Cluster = ImportPreview["clusters"][number];
type Service = Cluster["services"][number];

/** What the import would create. */
export function PreviewTables({ cluster }: { cluster: Cluster }) {
  const t = useTranslations("import.page.found");
  const routers = [cluster.vrrp, ...cluster.vrrpInstances].flatMap((instance) => instance?.virtualRouterId ?? []);
  const addressOf = (realServerId: string) => byId(cluster.realServers, realServerId)?.address;
  const members = ({ destinations }: Service) =>
    destinations.map(({ realServerId, port, forwarding, weight }) => {
      const address = addressOf(realServerId);
      const endpoint = address === undefined ? "" : formatEndpoint(address, port);
      return t("member", { endpoint, forwarding, weight });
    });
  return (
    <Panel
      padding="none"
      title={t("title")}
      description={t("count", {
        directors: cluster.directors.length,
        vips: cluster.vips.length,
        services: cluster.services.length,
        realServers: cluster.realServers.length,
      })}
    >
      <DataTable
        label={t("vips")}
        density="compact"
        columns={[
          { id: "vip", header: t("vip"), cell: ({ address }) => <span className="font-mono">{address}</span> },
          { id: "prefix", header: t("prefix"), align: "end", cell: ({ prefixLength }) => `/${prefixLength}` },
        ]}
        items={cluster.vips}
        itemKey={({ id }) => id}
        empty={t("none")}
      />
      <DataTable
        label={t("services")}
        density="compact"
        columns={[
          {
            id: "service",
            header: t("service"),
            cell: (service) => (
              <span className="font-mono">
                {listenerKeys(cluster, service.listener).map(serviceKeyText).join(", ")}
              </span>
            ),
          },
          { id: "scheduler", header: t("scheduler"), cell: ({ scheduler }) => scheduler },
          {
            id: "members",
            header: t("members"),
            cell: (service) => (
              <ul className="font-mono text-[13px]">
                {members(service).map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            ),
          },
        ]}
        items={cluster.services}
        itemKey={({ id }) => id}
        empty={t("none")}
      />
      <p className="px-4 py-2 text-muted text-sm">
        {routers.length === 0 ? t("noVrrp") : t("vrrp", { routers: routers.join(", ") })}
      </p>
    </Panel>
  );
}
