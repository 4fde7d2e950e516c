"use client";

import { useTranslations } from "next-intl";
import { Count, Rate } from "@/components/live/rate";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { LiveInterface } from "@/lib/live/snapshot";

/** What goes over the wires of a director: all of its traffic, and what was lost since it was started. */
export function InterfaceRates({ interfaces }: { interfaces: readonly LiveInterface[] }) {
  const t = useTranslations("hosts.live");
  const columns: Column<LiveInterface>[] = [
    { id: "name", header: t("interface"), cell: ({ name }) => <span className="font-mono text-[13px]">{name}</span> },
    { id: "in", header: t("inBytes"), align: "end", cell: ({ rates }) => <Rate perSec={rates?.inBytesPerSec} /> },
    { id: "out", header: t("outBytes"), align: "end", cell: ({ rates }) => <Rate perSec={rates?.outBytesPerSec} /> },
    { id: "inPkt", header: t("inPackets"), align: "end", cell: ({ rates }) => <Rate perSec={rates?.inPktPerSec} /> },
    { id: "outPkt", header: t("outPackets"), align: "end", cell: ({ rates }) => <Rate perSec={rates?.outPktPerSec} /> },
    {
      id: "errors",
      header: t("errors"),
      align: "end",
      cell: ({ counters }) => <Count value={Number(counters.errors)} />,
    },
    {
      id: "dropped",
      header: t("dropped"),
      align: "end",
      cell: ({ counters }) => <Count value={Number(counters.dropped)} />,
    },
  ];
  return (
    <DataTable
      label={t("interfaces")}
      density="compact"
      columns={columns}
      items={interfaces}
      itemKey={({ name }) => name}
      empty={<EmptyState title={t("notKnown")} />}
    />
  );
}
