import type { HistoryResource } from "@/lib/api/resources/history";
import {
  type Counter,
  type Counts,
  countedBetween,
  countsOf,
  highestRate,
  type KernelReading,
} from "./kernel-readings";
import { type Heard, rateOf } from "./recorded-snapshots";

/** A rate as the panel says it (null = not known), and whether the kernel counted something all the time that it is of. */
type Figure = { readonly at: string; readonly rate: number | null; readonly flowed: boolean };

export type Judgement = {
  readonly known: number;
  readonly unknown: number;
  readonly highest: number;
  /** The highest rate by the kernel's own counters. */
  readonly highestCounted: number;
  /** Negative, a peak above 1.5 × the highest, or 0 where something was counted. */
  readonly wrong: readonly Figure[];
};

export const rateNames = { connections: "connPerSec", inBytes: "inBytesPerSec" } as const satisfies Record<
  Counter,
  string
>;

/** Spans of rates are at least 3.5 s long, and a sample is told a little after the kernel was read. */
const spanMs = 3_500;
const toldMs = 1_000;

export function judgeSnapshots(
  heard: readonly Heard[],
  key: string,
  counter: Counter,
  kernel: readonly KernelReading[],
): Judgement {
  const counts = countsOf(kernel, key, counter);
  const figures = heard.map(({ snapshot }): Figure => {
    const atMs = Date.parse(snapshot.sampledAt);
    const rates = snapshot.status === "ok" ? rateOf(snapshot, key) : null;
    const rate = rates?.[rateNames[counter]] ?? null;
    return { at: snapshot.sampledAt, rate, flowed: flows(counts, atMs - spanMs, atMs - toldMs) };
  });
  return judge(figures, highestRate(counts));
}

/** Of each step the average and the highest sample; one history for each service. */
export function judgeHistory(
  histories: readonly HistoryResource[],
  director: string,
  key: string,
  counter: Counter,
  kernel: readonly KernelReading[],
): Judgement {
  const counts = countsOf(kernel, key, counter);
  const name = rateNames[counter];
  const figures = histories.flatMap(({ from, step, series }) => {
    const figureOf = (rate: number | null, index: number): Figure => {
      const atMs = Date.parse(from) + index * step * 1000;
      return { at: new Date(atMs).toISOString(), rate, flowed: flows(counts, atMs - spanMs, atMs + step * 1000) };
    };
    const rows = series.filter((one) => one.director === director && rowOf(one) === key);
    return rows.flatMap((row) => [...row[name].map(figureOf), ...row[`${name}Max`].map(figureOf)]);
  });
  return judge(figures, highestRate(counts));
}

function judge(figures: readonly Figure[], highestCounted: number): Judgement {
  const known = figures.flatMap(({ rate }) => rate ?? []);
  const wrong = figures.filter(
    ({ rate, flowed }) => rate !== null && (rate < 0 || rate > 1.5 * highestCounted || (rate === 0 && flowed)),
  );
  const highest = Math.max(0, ...known);
  return { known: known.length, unknown: figures.length - known.length, highest, highestCounted, wrong };
}

/** True when the kernel, which adds up every 2 s, counted something in each part of this time. */
function flows(counts: readonly Counts[], fromMs: number, toMs: number): boolean {
  for (let atMs = fromMs; atMs + 2_500 <= toMs; atMs += 2_500) {
    if ((countedBetween(counts, atMs, atMs + 2_500) ?? 0) === 0) return false;
  }
  return true;
}

function rowOf({ service, destination }: HistoryResource["series"][number]): string {
  return destination === null ? `${service}` : `${service} ${destination}`;
}
