"use client";

import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { useCluster } from "@/components/cluster/cluster-context";
import { useLive } from "@/components/live/use-live";
import { Banner } from "@/components/ui/banner";
import { Skeleton } from "@/components/ui/skeleton";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import { useServerClock } from "@/lib/client/server-clock";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import { ChartBar } from "./chart-bar";
import { type ChartFigure, type ChartLine, chartFigures } from "./chart-lines";
import { type ChartSpan, spanOf, within, type ZoomVerb, zoomed } from "./chart-span";
import { FigureChart } from "./figure-chart";
import { MarkList } from "./mark-list";
import { shiftMs, useChartView } from "./use-chart-view";
import { useHistory } from "./use-history";
import { ZoomBar } from "./zoom-bar";

const zoomKeys: Readonly<Record<string, ZoomVerb>> = {
  "+": "in",
  "=": "in",
  "-": "out",
  ArrowLeft: "earlier",
  ArrowRight: "later",
};

/** A cluster's figures over hours to months. */
export function ChartsTab() {
  const t = useTranslations("live.charts");
  const cluster = useCluster();
  const { snapshots } = useLive();
  const clock = useServerClock();
  const view = useChartView();
  const span = clock === null ? null : (view.zoom ?? spanOf(view.range, clock.nowMs));
  const shift = shiftMs(view.comparison);
  const wish = { clusterId: cluster.id, directorId: view.directorId, service: view.service };
  const { data: history, error } = useHistory({ ...wish, span });
  const { data: earlier } = useHistory({ ...wish, span: shift === 0 ? null : shifted(span, shift) });
  const services = servicesOf(cluster, snapshots);
  const names = new Map(services.map(({ key, name }) => [key, name]));
  const zoomTo = (to: ChartSpan): void => {
    if (clock !== null) view.setZoom(within(to, clock.nowMs));
  };
  const onVerb = (verb: ZoomVerb): void => {
    if (span !== null && clock !== null) view.setZoom(zoomed(span, verb, clock.nowMs));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const verb = zoomKeys[event.key];
    // Tables below the charts scroll by the same keys.
    if (event.target !== event.currentTarget || (verb === undefined && event.key !== "Escape")) return;
    event.preventDefault();
    if (verb === undefined) view.setZoom(null);
    else onVerb(verb);
  };
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <ChartBar cluster={cluster} view={view} services={services} />
        <span className="flex-1" />
        <ZoomBar isZoomed={view.zoom !== null} onVerb={onVerb} onReset={() => view.setZoom(null)} />
      </div>
      {error === null ? null : <Banner tone="bad" title={t("notRead")} />}
      {history === undefined ? (
        <Skeleton className="h-64" />
      ) : (
        <section
          aria-label={t("label")}
          aria-keyshortcuts="+ - ArrowLeft ArrowRight Escape"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys that zoom are for all charts in it.
          tabIndex={0}
          onKeyDown={onKeyDown}
          className="flex flex-col gap-4 rounded-lg"
        >
          <div className="grid gap-4 xl:grid-cols-2">
            {chartFigures.filter(shows).map((figure) => (
              <FigureChart
                key={figure}
                figure={figure}
                history={history}
                earlier={shift === 0 ? null : (earlier ?? null)}
                shiftSec={shift / 1000}
                choice={view}
                nameOf={nameOf}
                onZoom={zoomTo}
              />
            ))}
          </div>
          <p className="text-muted text-xs">{t("about", { seconds: history.step })}</p>
          <MarkList marks={history.marks} />
        </section>
      )}
    </>
  );

  function nameOf({ kind, name }: ChartLine): string {
    const known = kind === "service" ? names.get(name) : undefined;
    return known === undefined || known === "" ? name : `${known} · ${name}`;
  }

  /** With direct routing nothing leaves by the director: a chart that is always 0 says nothing. */
  function shows(figure: ChartFigure): boolean {
    if (figure !== "outBytesPerSec") return true;
    return history?.series.some(({ outBytesPerSec }) => outBytesPerSec.some((value) => (value ?? 0) > 0)) ?? false;
  }
}

function shifted(span: ChartSpan | null, byMs: number): ChartSpan | null {
  return span === null ? null : { fromMs: span.fromMs - byMs, toMs: span.toMs - byMs };
}

/** What is desired, and what only a kernel has. */
function servicesOf(cluster: ClusterResource, snapshots: ReadonlyMap<string, DirectorSnapshot>) {
  const desired = cluster.services.flatMap(({ name, keys }) => keys.map((key) => ({ key, name })));
  const known = new Set(desired.map(({ key }) => key));
  const live = cluster.directors.flatMap(({ id }) => snapshots.get(id)?.services.map(({ key }) => key) ?? []);
  const others = [...new Set(live)].filter((key) => !known.has(key));
  return [...desired, ...others.map((key) => ({ key, name: "" }))];
}
