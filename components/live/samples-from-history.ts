import type { HistoryResource } from "@/lib/api/resources/history";
import { longestPauseMs, type RecentRow, type RecentSample, rowKey } from "./recent-samples";

/**
 * What history knows of one director's last minutes, as samples: so that lines are there when a page opens, and whole
 * when it was hidden for a while. Steps that
 * nobody saw are left out. Counters are not in history, so nothing is counted across these samples.
 */
export function samplesFromHistory({ from, step, series }: HistoryResource): readonly RecentSample[] {
  const startMs = Date.parse(from);
  const samples = new Map<number, Map<string, RecentRow>>();
  for (const { service, destination, active, connPerSec, inBytesPerSec, outBytesPerSec, weight } of series) {
    if (service === null) continue;
    const key = rowKey(service, destination ?? undefined);
    for (const [index, activeNow] of active.entries()) {
      if (activeNow === null) continue;
      const atMs = startMs + index * step * 1000;
      const rows = samples.get(atMs) ?? new Map<string, RecentRow>();
      samples.set(atMs, rows);
      rows.set(key, {
        weight: weight[index] ?? 0,
        active: activeNow,
        connections: Number.NaN,
        connPerSec: connPerSec[index] ?? null,
        bytesPerSec: sumOf(inBytesPerSec[index], outBytesPerSec[index]),
      });
    }
  }
  return [...samples].map(([atMs, rows]) => ({ atMs, rows })).sort((a, b) => a.atMs - b.atMs);
}

/**
 * `older` put before what was sampled, and into its pauses; what both cover stays as it was sampled. Rows of one time, of
 * two services, are put together.
 */
export function withOlder(samples: readonly RecentSample[], older: readonly RecentSample[]): readonly RecentSample[] {
  const sampledMs = samples.filter(isSampled).map(({ atMs }) => atMs);
  const merged = new Map(samples.map((sample) => [sample.atMs, sample]));
  for (const { atMs, rows } of older) {
    if (!isUnheard(sampledMs, atMs)) continue;
    merged.set(atMs, { atMs, rows: new Map([...(merged.get(atMs)?.rows ?? []), ...rows]) });
  }
  return [...merged.values()].sort((a, b) => a.atMs - b.atMs);
}

/** What comes after the last sample, the stream brings. */
function isUnheard(sampledMs: readonly number[], atMs: number): boolean {
  const nextMs = sampledMs.find((sampled) => sampled >= atMs);
  const lastMs = sampledMs.findLast((sampled) => sampled < atMs);
  if (lastMs === undefined) return nextMs !== atMs;
  return nextMs !== undefined && nextMs - lastMs > longestPauseMs;
}

/** History has no counters. */
function isSampled({ rows }: RecentSample): boolean {
  const [first] = rows.values();
  return first !== undefined && !Number.isNaN(first.connections);
}

function sumOf(a: number | null | undefined, b: number | null | undefined): number | null {
  return a == null || b == null ? null : a + b;
}
