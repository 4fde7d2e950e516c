import type { HistoryKeep } from "@/lib/config/history-keep";
import { type Level, levels } from "./levels";
import { keepMs } from "./prune-history";

/** What history is kept of: directors, and all their series (the director, its services, their destinations). */
export type HistoryScope = { readonly directors: number; readonly series: number };

/** Bytes of a busy series in one row, measured; an idle one takes a tenth. A roll-up also has peaks and counts. */
const seriesBytes: Readonly<Record<Level["name"], number>> = { sample: 18, minute: 30, quarter: 30 };
/** Head of a row, its place in the index, and what is wasted in a page. */
const rowBytes = 150;

/** Bytes on disk when all of the time is full, the partition that waits for its end included. */
export function estimateHistorySize({ directors, series }: HistoryScope, keep: HistoryKeep): number {
  return levels.reduce((sum, level) => {
    const rows = (keepMs(keep, level) + level.partitionMs) / level.resolutionMs;
    return sum + Math.round(rows * (directors * rowBytes + series * seriesBytes[level.name]));
  }, 0);
}
