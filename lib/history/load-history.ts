import {
  type HistoryQuery,
  type HistoryResource,
  type HistorySeries,
  historySeriesMax,
} from "@/lib/api/resources/history";
import type { HistoryKeep } from "@/lib/config/history-keep";
import type { Database } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import { chooseStep } from "./choose-step";
import { eachColumn, type SeriesKey, seriesText } from "./frame";
import type { HistoryStore } from "./history-store";
import { stretchStart } from "./levels";
import { loadMarks } from "./load-marks";
import { readSeries } from "./read-series";
import type { SummedSeries } from "./sums";

export type HistoryDeps = { readonly database: Database; readonly history: HistoryStore; readonly keep: HistoryKeep };

type Director = { readonly id: string; readonly name: string };

/** What a cluster's directors did, as they saw it themselves. Throws `not_found`, also for a director of another cluster. */
export async function loadHistory(deps: HistoryDeps, query: HistoryQuery, now: Date): Promise<HistoryResource> {
  const directors = await directorsOf(deps.database, query);
  const asked = { fromMs: Date.parse(query.from), toMs: Date.parse(query.to), points: query.points };
  const { level, stepMs } = chooseStep(asked, deps.keep, now.getTime());
  const fromMs = stretchStart(stepMs, asked.fromMs);
  const span = { fromMs, toMs: fromMs + Math.ceil((asked.toMs - fromMs) / stepMs) * stepMs };
  const series: HistorySeries[] = [];
  for (const director of directors) {
    const wish = { ...span, level, stepMs, directorId: director.id, wanted: wantedBy(query) };
    const summed = await readSeries(deps.history, wish);
    series.push(...summed.map((each) => present(director, each)));
  }
  return {
    step: stepMs / 1000,
    from: new Date(span.fromMs).toISOString(),
    to: new Date(span.toMs).toISOString(),
    series: busiest(series),
    omitted: Math.max(series.length - historySeriesMax, 0),
    marks: await loadMarks(deps.database, query.clusterId, span),
  };
}

async function directorsOf(
  { prisma }: Database,
  { clusterId, directorId }: Pick<HistoryQuery, "clusterId" | "directorId">,
): Promise<Director[]> {
  const cluster = await prisma.cluster.findUnique({
    where: { id: clusterId },
    select: { directors: { select: { id: true, host: { select: { name: true } } }, orderBy: { priority: "desc" } } },
  });
  const directors = cluster?.directors.filter(({ id }) => directorId === undefined || id === directorId) ?? [];
  if (cluster === null || (directorId !== undefined && directors.length === 0)) throw new AppError("not_found");
  return directors.map(({ id, host }) => ({ id, name: host.name }));
}

function wantedBy({ service, destination }: HistoryQuery): (key: SeriesKey) => boolean {
  if (service === undefined) return (key) => key.destination === null;
  return (key) => key.service === service && (destination === undefined || key.destination === destination);
}

function present(director: Director, { key, values }: SummedSeries): HistorySeries {
  const columns = eachColumn((column) => values[column].map((value) => (Number.isNaN(value) ? null : rounded(value))));
  const { rated: _, seen: __, ...shown } = columns;
  const text = seriesText(key).replace("\n", " ").trim();
  return { key: `${director.id} ${text}`.trim(), directorId: director.id, director: director.name, ...key, ...shown };
}

/** Six digits are more than is kept, and half as long. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

/** Wholes stay; of the rest those with the most connections. */
function busiest(series: readonly HistorySeries[]): HistorySeries[] {
  if (series.length <= historySeriesMax) return [...series];
  const weightOf = ({ destination, connPerSec, active }: HistorySeries): number =>
    destination === null ? Number.POSITIVE_INFINITY : total(connPerSec) + total(active);
  const kept = series
    .map((each) => ({ key: each.key, weight: weightOf(each) }))
    .sort((a, b) => (a.weight === b.weight ? 0 : b.weight - a.weight))
    .slice(0, historySeriesMax);
  const keys = new Set(kept.map(({ key }) => key));
  return series.filter(({ key }) => keys.has(key));
}

function total(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}
