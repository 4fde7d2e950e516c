"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useCluster } from "@/components/cluster/cluster-context";
import { totalsOf } from "@/components/cluster/cluster-totals";
import { Count, Rate } from "@/components/live/rate";
import { SampleAge } from "@/components/live/sample-age";
import { useFreshness } from "@/components/live/use-freshness";
import { useLive } from "@/components/live/use-live";

/** What the directors that hold the VIPs carry now, all services together. */
export function ClusterFigures() {
  const t = useTranslations("clusters.figures");
  const cluster = useCluster();
  const { snapshots } = useLive();
  const holders = cluster.directors.flatMap(({ id }) => snapshots.get(id) ?? []).filter(({ vips }) => vips.length > 0);
  const totals = totalsOf(holders);
  const stale = useFreshness(totals.freshAt) !== "fresh";
  if (holders.length === 0) return null;
  return (
    <dl className="flex flex-wrap items-end gap-x-6 gap-y-1">
      <Figure term={t("connPerSec")} stale={stale}>
        <Rate perSec={totals.connPerSec} />
      </Figure>
      <Figure term={t("active")} stale={stale}>
        <Count value={totals.active} />
      </Figure>
      <Figure term={t("bytesPerSec")} stale={stale}>
        <Rate perSec={totals.inBytesPerSec} />
      </Figure>
      <Figure term={t("age")} stale={false}>
        <SampleAge freshAt={totals.freshAt} />
      </Figure>
    </dl>
  );
}

function Figure({ term, stale, children }: { term: string; stale: boolean; children: ReactNode }) {
  return (
    <div className="min-w-16 text-end">
      <dt className="text-muted text-xs">{term}</dt>
      <dd className={`h-6 font-semibold text-base/6 ${stale ? "stale" : ""}`}>{children}</dd>
    </div>
  );
}
