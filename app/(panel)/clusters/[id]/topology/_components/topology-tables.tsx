"use client";

import { useTranslations } from "next-intl";
import { HoldingMark } from "@/components/cluster/holding-mark";
import { MemberMark } from "@/components/cluster/member-mark";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { ForwardingPath, TopologyGraph } from "./topology-graph";

type HeldVip = TopologyGraph["vips"][number];

/** The drawing in words: who holds each VIP, and what each director sends where. */
export function TopologyTables({ graph }: { graph: TopologyGraph }) {
  const t = useTranslations("clusters.topology");
  const forwardings = useTranslations("clusters.forwarding");
  const directors = new Map(graph.directors.map(({ id, name }) => [id, name]));
  const servers = new Map(graph.realServers.map(({ realServer }) => [realServer.id, realServer]));
  const vipColumns: Column<HeldVip>[] = [
    { id: "vip", header: "VIP", cell: ({ vip }) => <span className="font-mono">{vip.address}</span> },
    { id: "holder", header: t("heldBy"), cell: ({ holding }) => <HoldingMark holding={holding} /> },
  ];
  const pathColumns: Column<ForwardingPath>[] = [
    { id: "director", header: t("director"), cell: ({ directorId }) => directors.get(directorId) },
    {
      id: "realServer",
      header: t("realServer"),
      isRowHeader: true,
      cell: ({ realServerId }) => (
        <>
          {servers.get(realServerId)?.name}{" "}
          <span className="font-mono text-muted text-xs">{servers.get(realServerId)?.address}</span>
        </>
      ),
    },
    {
      id: "methods",
      header: t("forwarding"),
      cell: ({ methods }) => methods.map((method) => forwardings(`${method}.label`)).join(", "),
    },
    { id: "weight", header: t("weight"), align: "end", cell: ({ weight }) => weight ?? "–" },
    { id: "state", header: t("state"), cell: ({ state }) => <MemberMark state={state} /> },
  ];
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
      <DataTable label={t("vips")} columns={vipColumns} items={graph.vips} itemKey={({ vip }) => vip.id} />
      <DataTable
        label={t("paths")}
        columns={pathColumns}
        items={graph.paths}
        itemKey={({ directorId, realServerId }) => `${directorId} ${realServerId}`}
      />
    </div>
  );
}
