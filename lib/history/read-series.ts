import type { SeriesKey } from "./frame";
import type { HistoryStore, Span } from "./history-store";
import { type Level, levels } from "./levels";
import { type SummedSeries, Sums } from "./sums";

export type SeriesWish = Span & {
  readonly directorId: string;
  readonly level: Level;
  readonly stepMs: number;
  readonly wanted: (key: SeriesKey) => boolean;
};

/**
 * The series of one director, step by step from `fromMs`. After the newest row of the wished level come those of finer
 * ones: the minute that is not over yet is no gap.
 */
export async function readSeries(history: HistoryStore, wish: SeriesWish): Promise<SummedSeries[]> {
  const { fromMs, toMs, stepMs, directorId, wanted } = wish;
  const sums = new Sums(Math.ceil((toMs - fromMs) / stepMs), wanted);
  let nextMs = fromMs;
  for (const level of levels.slice(0, levels.indexOf(wish.level) + 1).reverse()) {
    for await (const frame of history.read(level, directorId, { fromMs: nextMs, toMs })) {
      sums.add(frame, Math.floor((frame.atMs - fromMs) / stepMs));
      nextMs = frame.atMs + level.resolutionMs;
    }
  }
  return sums.series();
}
