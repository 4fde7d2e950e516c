import type { HistoryResource, HistorySeries } from "@/lib/api/resources/history";

/** What one chart shows. */
export const chartFigures = ["connPerSec", "active", "inBytesPerSec", "outBytesPerSec"] as const;
export type ChartFigure = (typeof chartFigures)[number];

/** One line of a chart: a value for each step of the time axis, null = nobody saw it. */
export type ChartLine = {
  readonly key: string;
  /** A director, a service's key or a destination's: what tells it from the other lines. */
  readonly name: string;
  readonly kind: "director" | "service" | "destination";
  readonly values: readonly (number | null)[];
};

/** More lines cannot be told apart; those that carry the most are kept. */
export const linesMost = 6;

export type LineChoice = {
  /** "" = a line for each director. */
  readonly directorId: string;
  /** "" = all services. */
  readonly service: string;
};

/**
 * The lines of a chart. All directors: one line each, of a service or of all. One director: its services, or the
 * destinations of a service. Directors are never added up: where one was not sampled, a sum would claim to know.
 */
export function chartLines(
  history: HistoryResource,
  { directorId, service }: LineChoice,
  figure: ChartFigure,
): { readonly lines: readonly ChartLine[]; readonly omitted: number } {
  const chosen = history.series.filter((series) => {
    if (directorId === "") return series.destination === null && series.service === (service === "" ? null : service);
    if (series.directorId !== directorId) return false;
    return service === "" ? series.service !== null && series.destination === null : series.destination !== null;
  });
  const kept = new Set(
    [...chosen]
      .sort((a, b) => total(b.connPerSec) + total(b.active) - total(a.connPerSec) - total(a.active))
      .slice(0, linesMost),
  );
  // In one order in all charts and at all times: a line keeps its colour.
  const lines = chosen
    .filter((series) => kept.has(series))
    .map((series): ChartLine => ({ key: series.key, ...nameOf(series, directorId), values: series[figure] }));
  return { lines, omitted: chosen.length - lines.length + history.omitted };
}

function total(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

function nameOf(series: HistorySeries, directorId: string): Pick<ChartLine, "name" | "kind"> {
  if (directorId === "") return { name: series.director, kind: "director" };
  if (series.destination !== null) return { name: series.destination, kind: "destination" };
  return { name: series.service ?? "", kind: "service" };
}

/** The times of the axis, in seconds since the epoch. */
export function chartTimes({ from, to, step }: HistoryResource): readonly number[] {
  const start = Date.parse(from) / 1000;
  const count = Math.round((Date.parse(to) / 1000 - start) / step);
  return Array.from({ length: count }, (_, index) => start + index * step);
}

/**
 * A line of an earlier time, put on the axis of another: the value at each of `times` is the one that `earlier` has
 * `shiftSec` before. What is older may be kept more coarsely; it then has the same value for several times.
 */
export function shiftedValues(
  earlier: HistoryResource,
  values: readonly (number | null)[],
  times: readonly number[],
  shiftSec: number,
): (number | null)[] {
  const start = Date.parse(earlier.from) / 1000;
  return times.map((time) => values[Math.floor((time - shiftSec - start) / earlier.step)] ?? null);
}
