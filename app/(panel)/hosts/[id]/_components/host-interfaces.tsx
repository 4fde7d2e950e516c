"use client";

import { useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { StatusMark } from "@/components/ui/status-mark";
import type { HostFacts, HostResource } from "@/lib/api/resources/host";

type Interface = HostFacts["interfaces"][number];

/** Network interfaces with their addresses, as last read. */
export function HostInterfaces({ host }: { host: HostResource }) {
  const t = useTranslations("hosts.interfaces");
  if (host.facts === null) {
    return null;
  }
  const columns: Column<Interface>[] = [
    { id: "name", header: t("name"), isRowHeader: true, cell: ({ name }) => <span className="font-mono">{name}</span> },
    {
      id: "up",
      header: t("state"),
      cell: ({ up }) =>
        up ? (
          <StatusMark shape="circle" tone="good">
            {t("up")}
          </StatusMark>
        ) : (
          <StatusMark shape="square" tone="rest">
            {t("down")}
          </StatusMark>
        ),
    },
    {
      id: "addresses",
      header: t("addresses"),
      cell: ({ addresses }) => (
        <span className="font-mono text-[12.5px]">
          {addresses.map(({ address, prefixLength }) => (
            <span key={address} className="block">{`${address}/${prefixLength}`}</span>
          ))}
          {addresses.length === 0 ? "–" : null}
        </span>
      ),
    },
    {
      id: "mac",
      header: t("mac"),
      className: "max-sm:hidden",
      cell: ({ mac }) => <span className="font-mono text-[12.5px] text-muted">{mac ?? "–"}</span>,
    },
  ];
  return (
    <Panel title={t("title")} padding="none">
      <DataTable label={t("title")} columns={columns} items={host.facts.interfaces} itemKey={({ name }) => name} />
    </Panel>
  );
}
