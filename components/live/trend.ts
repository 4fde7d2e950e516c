import { type RecentRow, type RecentSample, recentSpanMs } from "./recent-samples";
import type { SparkPoint } from "./spark-path";

/** What a sparkline can show. */
export const trendFigures = ["connPerSec", "active", "bytesPerSec"] as const;
export type TrendFigure = (typeof trendFigures)[number];

/** One row's line, oldest first. A sample that does not have the row is a gap in it. */
export function trendOf(samples: readonly RecentSample[], key: string, figure: TrendFigure): readonly SparkPoint[] {
  return samples.map(({ atMs, rows }) => ({ atMs, value: figureIn(rows.get(key), figure) }));
}

/** The highest value of several rows: the top of a scale that they share. */
export function trendMax(samples: readonly RecentSample[], keys: readonly string[], figure: TrendFigure): number {
  let max = 0;
  for (const { rows } of samples) for (const key of keys) max = Math.max(max, figureIn(rows.get(key), figure) ?? 0);
  return max;
}

/** The two minutes up to now, in steps of a sample: a line that crept on every second would draw every eye. */
export function trendWindow(nowMs: number): { readonly fromMs: number; readonly toMs: number } {
  const toMs = Math.ceil(nowMs / 2_000) * 2_000;
  return { fromMs: toMs - recentSpanMs, toMs };
}

function figureIn(row: RecentRow | undefined, figure: TrendFigure): number | null {
  return row === undefined ? null : row[figure];
}
