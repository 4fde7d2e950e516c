import type { IpvsCounters } from "@/lib/ipvs/parse-stats";
import type { Rates } from "@/lib/live/snapshot";

/** The counters of one sample by key, and when it was taken by a clock that never jumps (milliseconds). */
export type Reading = { readonly atMs: number; readonly counters: ReadonlyMap<string, IpvsCounters> };

/**
 * The kernel adds its counters up every 2 s, at a beat of its own. Between two samples 2 s apart lie none, one or two of
 * these sums, so their difference alone would jump between nothing and the double. Over three intervals the error of the
 * beat is at most a third, and under two nothing is said at all.
 */
const longestSpanMs = 6_500;
const shortestSpanMs = 3_500;

/**
 * Rates of one counter set at the newest of `readings` (oldest first), per second; null = not known. Only readings since
 * the counters last began anew count: a service added again, zeroed by `ipvsadm -Z` or lost in a reboot starts from 0,
 * and a difference across that would be negative or a false peak.
 */
export function ratesOf(readings: readonly Reading[], key: string): Rates | null {
  const newest = readings.at(-1);
  const last = newest?.counters.get(key);
  if (newest === undefined || last === undefined) return null;
  let earliest = { atMs: newest.atMs, counters: last };
  for (const reading of readings.slice(0, -1).reverse()) {
    const counters = reading.counters.get(key);
    const continues = counters !== undefined && reading.atMs < earliest.atMs && !isBehind(earliest.counters, counters);
    if (!continues || newest.atMs - reading.atMs > longestSpanMs) break;
    earliest = { atMs: reading.atMs, counters };
  }
  const spanMs = newest.atMs - earliest.atMs;
  return spanMs < shortestSpanMs ? null : difference(earliest.counters, last, spanMs);
}

/** The readings worth keeping once `reading` has been taken. */
export function addReading(readings: readonly Reading[], reading: Reading): readonly Reading[] {
  return [...readings.filter(({ atMs }) => reading.atMs - atMs <= longestSpanMs), reading];
}

/** True when any counter went down from `before` to `after`. */
function isBehind(after: IpvsCounters, before: IpvsCounters): boolean {
  return (
    after.connections < before.connections ||
    after.inPackets < before.inPackets ||
    after.outPackets < before.outPackets ||
    after.inBytes < before.inBytes ||
    after.outBytes < before.outBytes
  );
}

function difference(from: IpvsCounters, to: IpvsCounters, spanMs: number): Rates {
  return {
    connPerSec: perSec(to.connections - from.connections, spanMs),
    inPktPerSec: perSec(to.inPackets - from.inPackets, spanMs),
    outPktPerSec: perSec(to.outPackets - from.outPackets, spanMs),
    inBytesPerSec: perSec(to.inBytes - from.inBytes, spanMs),
    outBytesPerSec: perSec(to.outBytes - from.outBytes, spanMs),
  };
}

/** To a thousandth: the digits behind it are chance, and most of the text that every viewer would get. */
function perSec(count: bigint, spanMs: number): number {
  return Math.round((Number(count) * 1e6) / spanMs) / 1000;
}
