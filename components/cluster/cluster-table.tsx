"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { type Column, DataTable } from "@/components/ui/data-table";
import { StatusMark } from "@/components/ui/status-mark";
import { Count, Rate } from "../live/rate";
import { SampleAge } from "../live/sample-age";
import { useFreshSnapshots } from "../live/use-fresh-snapshots";
import { useLive } from "../live/use-live";
import { type ClusterHealth, clusterHealth } from "./cluster-health";
import { ClusterMark } from "./cluster-mark";
import { type Totals, totalsOf } from "./cluster-totals";
import type { KnownCluster } from "./use-clusters";

type Row = KnownCluster & { readonly health: ClusterHealth | null; readonly totals: Totals };

/** Every cluster in one line: its state, who holds its VIPs, and what it carries now. */
export function ClusterTable({ clusters, empty }: { clusters: readonly KnownCluster[]; empty: ReactNode }) {
  const t = useTranslations("clusters.list");
  const { snapshots, connection } = useLive();
  const fresh = useFreshSnapshots();
  const rows = clusters.map((known): Row => {
    const judged = known.cluster !== null && connection !== "connecting";
    const health = judged && known.cluster !== null ? clusterHealth(known.cluster, snapshots, fresh) : null;
    return { ...known, health, totals: totalsOf(health?.holders ?? []) };
  });
  const columns = useColumns();
  if (rows.length === 0) return empty;
  return (
    <DataTable
      label={t("label")}
      columns={columns}
      items={rows}
      itemKey={({ summary }) => summary.id}
      itemHref={({ summary }) => `/clusters/${summary.id}/services`}
    />
  );
}

function useColumns(): Column<Row>[] {
  const t = useTranslations("clusters.list");
  const engines = useTranslations("clusters.engine");
  const pending = useTranslations("clusters");
  return [
    {
      id: "name",
      header: t("name"),
      compare: (a, b) => a.summary.name.localeCompare(b.summary.name),
      cell: ({ summary }) => <span className="font-semibold">{summary.name}</span>,
    },
    {
      id: "state",
      header: t("state"),
      compare: (a, b) => (b.health?.problems.length ?? 0) - (a.health?.problems.length ?? 0),
      cell: ({ summary, health }) => <ClusterMark summary={summary} health={health} />,
    },
    {
      id: "edits",
      header: t("edits"),
      cell: ({ summary }) =>
        summary.pending ? (
          <StatusMark shape="circle-quarter" tone="caution">
            {pending("pending")}
          </StatusMark>
        ) : (
          <span className="text-muted">–</span>
        ),
    },
    { id: "engine", header: t("engine"), cell: ({ summary }) => <Badge>{engines(`${summary.engine}.name`)}</Badge> },
    {
      id: "holder",
      header: t("holder"),
      cell: ({ health }) => health?.holders.map(({ name }) => name).join(", ") || <span className="text-muted">–</span>,
    },
    {
      id: "services",
      header: t("services"),
      align: "end",
      cell: ({ summary, health }) =>
        health === null || health.servicesUp === null
          ? summary.serviceCount
          : t("servicesUp", { up: health.servicesUp, total: summary.serviceCount }),
    },
    { id: "realServers", header: t("realServers"), align: "end", cell: ({ summary }) => summary.realServerCount },
    {
      id: "connPerSec",
      header: t("connPerSec"),
      align: "end",
      cell: ({ totals, health }) => <Rate perSec={carries(health) ? totals.connPerSec : null} />,
    },
    {
      id: "active",
      header: t("active"),
      align: "end",
      cell: ({ totals, health }) => <Count value={carries(health) ? totals.active : null} />,
    },
    {
      id: "bytesPerSec",
      header: t("bytesPerSec"),
      align: "end",
      cell: ({ totals, health }) => <Rate perSec={carries(health) ? totals.inBytesPerSec : null} />,
    },
    {
      id: "age",
      header: t("age"),
      align: "end",
      cell: ({ totals, health }) => (carries(health) ? <SampleAge freshAt={totals.freshAt} /> : null),
    },
  ];
}

function carries(health: ClusterHealth | null): boolean {
  return (health?.holders.length ?? 0) > 0;
}
