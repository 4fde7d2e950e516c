import type { DirectorSnapshot, LiveDestination, LiveService } from "@/lib/live/snapshot";

/** What is remembered of one service or destination in one sample. */
export type RecentRow = {
  readonly weight: number;
  readonly active: number;
  /** Connections since the row was added. A kernel that counted 2^53 of them would be off by one. */
  readonly connections: number;
  readonly connPerSec: number | null;
  readonly bytesPerSec: number | null;
};

/** One good sample of one director, by `rowKey`. */
export type RecentSample = { readonly atMs: number; readonly rows: ReadonlyMap<string, RecentRow> };

/** How far back a sparkline goes: 60 samples, 2 s apart. */
export const recentSpanMs = 120_000;

/** Longer without a sample, and nobody here was listening, or nobody could sample: history knows. Samples are 2 s apart. */
export const longestPauseMs = 10_000;

/** "TCP 10.77.0.100:80", or with a destination "TCP 10.77.0.100:80 10.77.0.21:80". */
export function rowKey(service: string, destination?: string): string {
  return destination === undefined ? service : `${service} ${destination}`;
}

/**
 * The samples to remember once `snapshot` has come. An attempt that brought none adds nothing: it leaves a gap, and no
 * figure is made up for it.
 */
export function addSample(samples: readonly RecentSample[], snapshot: DirectorSnapshot): readonly RecentSample[] {
  const atMs = snapshot.freshAt === null ? Number.NaN : Date.parse(snapshot.freshAt);
  const last = samples.at(-1);
  if (Number.isNaN(atMs) || (last !== undefined && atMs <= last.atMs)) return samples;
  const kept = samples.filter((sample) => atMs - sample.atMs <= recentSpanMs);
  return [...kept, { atMs, rows: new Map(snapshot.services.flatMap(rowsOf)) }];
}

function rowsOf(service: LiveService): readonly (readonly [string, RecentRow])[] {
  const destinations = service.destinations.map(
    (destination) => [rowKey(service.key, destination.key), rowOf(destination)] as const,
  );
  const sum = (of: (destination: LiveDestination) => number): number =>
    service.destinations.reduce((total, destination) => total + of(destination), 0);
  const whole = { ...service, weight: sum(({ weight }) => weight), active: sum(({ active }) => active) };
  return [[rowKey(service.key), rowOf(whole)], ...destinations];
}

function rowOf(row: Pick<LiveDestination, "weight" | "active" | "counters" | "rates">): RecentRow {
  const { weight, active, counters, rates } = row;
  return {
    weight,
    active,
    connections: Number(counters.connections),
    connPerSec: rates?.connPerSec ?? null,
    bytesPerSec: rates === null ? null : rates.inBytesPerSec + rates.outBytesPerSec,
  };
}
