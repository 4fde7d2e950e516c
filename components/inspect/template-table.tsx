"use client";

import { useTranslations } from "next-intl";
import { endpointText } from "@/components/cluster/service-view";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { ConnectionCountResource } from "@/lib/api/resources/inspection";
import { expiryText } from "./expiry-text";

type Template = ConnectionCountResource["someTemplates"][number];

/** Which client, or network of clients, is kept with which real server, and for how long without news. */
export function TemplateTable({ templates }: { templates: readonly Template[] }) {
  const t = useTranslations("live.inspect");
  const columns: Column<Template>[] = [
    {
      id: "client",
      header: t("columns.network"),
      compare: (a, b) => a.client.localeCompare(b.client),
      cell: ({ client }) => <span className="font-mono text-[13px]">{client}</span>,
    },
    {
      id: "service",
      header: t("columns.service"),
      cell: ({ service }) => <span className="font-mono text-[13px]">{service}</span>,
    },
    {
      id: "destination",
      header: t("columns.destination"),
      compare: (a, b) => a.destination.address.localeCompare(b.destination.address),
      cell: ({ destination: { address, port } }) => (
        <span className="font-mono text-[13px]">{endpointText(address, port)}</span>
      ),
    },
    {
      id: "expires",
      header: t("columns.expires"),
      align: "end",
      compare: (a, b) => a.expiresSec - b.expiresSec,
      cell: ({ expiresSec }) => expiryText(expiresSec),
    },
  ];
  return (
    <DataTable
      label={t("templates")}
      columns={columns}
      items={templates}
      itemKey={({ client, service, destination }) =>
        `${client} ${service} ${endpointText(destination.address, destination.port)}`
      }
      empty={<EmptyState title={t("noTemplates")} />}
    />
  );
}
