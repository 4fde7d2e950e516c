"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Count } from "@/components/live/rate";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { ConnectionCountResource } from "@/lib/api/resources/inspection";
import { expiryText } from "./expiry-text";
import { stateText } from "./state-text";

type Client = ConnectionCountResource["topClients"][number];

/** Clients by their connections, the busiest first. */
export function ClientTable({ clients }: { clients: readonly Client[] }) {
  const t = useTranslations("live.inspect");
  const format = useFormatter();
  const columns: Column<Client>[] = [
    {
      id: "client",
      header: t("columns.client"),
      cell: ({ address }) => <span className="font-mono text-[13px]">{address}</span>,
    },
    {
      id: "connections",
      header: t("columns.connections"),
      align: "end",
      compare: (a, b) => a.connections - b.connections,
      cell: ({ connections }) => <Count value={connections} />,
    },
    {
      id: "states",
      header: t("columns.states"),
      cell: ({ states }) => <span className="text-xs">{stateText(states, (number) => format.number(number))}</span>,
    },
    {
      id: "soonest",
      header: t("columns.soonest"),
      align: "end",
      compare: (a, b) => a.soonestExpirySec - b.soonestExpirySec,
      cell: ({ soonestExpirySec }) => expiryText(soonestExpirySec),
    },
  ];
  return (
    <DataTable
      label={t("topClients")}
      columns={columns}
      items={clients}
      itemKey={({ address }) => address}
      empty={<EmptyState title={t("nobody")} />}
    />
  );
}
