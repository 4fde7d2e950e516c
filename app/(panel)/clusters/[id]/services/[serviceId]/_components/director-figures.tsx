"use client";

import { useTranslations } from "next-intl";
import { DirectorLive } from "@/components/cluster/director-live";
import { Count, Rate } from "@/components/live/rate";
import { SampleAge } from "@/components/live/sample-age";
import { useLive } from "@/components/live/use-live";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import type { ClusterResource, DirectorResource, ServiceResource } from "@/lib/api/resources/cluster";
import type { LiveDestination, LiveService, Rates } from "@/lib/live/snapshot";

type Props = { cluster: ClusterResource; service: ServiceResource };

/** One service as each director has it: who carries the traffic, and whether the standby has the same table. */
export function DirectorFigures({ cluster, service }: Props) {
  const t = useTranslations("live.byDirector");
  const table = useTranslations("live.table");
  const { snapshots } = useLive();
  const keys = new Set(service.keys);
  const liveOf = ({ id }: DirectorResource): readonly LiveService[] =>
    snapshots.get(id)?.services.filter(({ key }) => keys.has(key)) ?? [];
  const sum = (director: DirectorResource, of: (destination: LiveDestination) => number): number | null =>
    sumOf(liveOf(director).map(({ destinations }) => destinations.reduce((total, one) => total + of(one), 0)));
  const rate = (director: DirectorResource, of: (rates: Rates) => number): number | null =>
    sumOf(liveOf(director).flatMap(({ rates }) => (rates === null ? [] : of(rates))));
  const columns: Column<DirectorResource>[] = [
    { id: "name", header: t("director"), cell: ({ name }) => name },
    {
      id: "state",
      header: table("state"),
      cell: ({ id }) => <DirectorLive snapshot={snapshots.get(id) ?? null} engine={cluster.engine} />,
    },
    {
      id: "inRotation",
      header: t("inRotation"),
      align: "end",
      cell: (director) => <Count value={sum(director, ({ weight }) => (weight > 0 ? 1 : 0))} />,
    },
    {
      id: "active",
      header: table("active"),
      align: "end",
      cell: (director) => <Count value={sum(director, ({ active }) => active)} />,
    },
    {
      id: "connPerSec",
      header: table("connPerSec"),
      align: "end",
      cell: (director) => <Rate perSec={rate(director, ({ connPerSec }) => connPerSec)} />,
    },
    {
      id: "bytesPerSec",
      header: table("bytesPerSec"),
      align: "end",
      cell: (director) => <Rate perSec={rate(director, ({ inBytesPerSec }) => inBytesPerSec)} />,
    },
    {
      id: "age",
      header: table("age"),
      align: "end",
      cell: ({ id }) => <SampleAge freshAt={snapshots.get(id)?.freshAt ?? null} />,
    },
  ];
  return (
    <Panel title={t("title")} description={t("about")} padding="none">
      <DataTable label={t("title")} columns={columns} items={cluster.directors} itemKey={({ id }) => id} />
    </Panel>
  );
}

/** Of nothing the sum is not known, rather than 0. */
function sumOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((total, value) => total + value, 0);
}
