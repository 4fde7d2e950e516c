import type { Counters, Rates } from "@/lib/live/snapshot";

/** The counters of one sample, and when it was taken by a clock that never jumps (milliseconds). */
export type Reading = {
  readonly atMs: number;
  /** Which place each key has in `figures`. Readings of the same keys share it. */
  readonly places: ReadonlyMap<string, number>;
  /**
   * Five numbers a key: there are a hundred thousand in a large fleet, and as objects they would be most of what the
   * worker has in memory. From 2⁵³ on they are off by less than a thousandth of a second's traffic.
   */
  readonly figures: Float64Array;
};

/** The counters in the order of their keys; `former` is the reading before, whose keys mostly are the same. */
export function takeReading(
  atMs: number,
  counted: readonly (readonly [key: string, counters: Counters])[],
  former?: Reading,
): Reading {
  const figures = new Float64Array(counted.length * width);
  let isSame = former?.places.size === counted.length;
  for (const [place, [key, counters]] of counted.entries()) {
    isSame &&= former?.places.get(key) === place;
    const at = place * width;
    figures[at] = Number(counters.connections);
    figures[at + 1] = Number(counters.inPackets);
    figures[at + 2] = Number(counters.outPackets);
    figures[at + 3] = Number(counters.inBytes);
    figures[at + 4] = Number(counters.outBytes);
  }
  const places = isSame && former !== undefined ? former.places : new Map(counted.map(([key], place) => [key, place]));
  return { atMs, places, figures };
}

const width = 5;

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
  const last = newest?.places.get(key);
  if (newest === undefined || last === undefined) return null;
  let earliest = newest;
  let place = last;
  for (let index = readings.length - 2; index >= 0; index -= 1) {
    const reading = readings[index];
    const there = reading?.places === newest.places ? last : reading?.places.get(key);
    if (reading === undefined || there === undefined || reading.atMs >= earliest.atMs) break;
    if (newest.atMs - reading.atMs > longestSpanMs || isBehind(earliest, place, reading, there)) break;
    earliest = reading;
    place = there;
  }
  const spanMs = newest.atMs - earliest.atMs;
  return spanMs < shortestSpanMs
    ? null
    : difference(earliest.figures, place * width, newest.figures, last * width, spanMs);
}

/** The readings worth keeping once `reading` has been taken. */
export function addReading(readings: readonly Reading[], reading: Reading): readonly Reading[] {
  return [...readings.filter(({ atMs }) => reading.atMs - atMs <= longestSpanMs), reading];
}

/** True when any counter went down from `before` to `after`. */
function isBehind(after: Reading, place: number, before: Reading, formerPlace: number): boolean {
  for (let index = 0; index < width; index += 1) {
    if ((after.figures[place * width + index] ?? 0) < (before.figures[formerPlace * width + index] ?? 0)) return true;
  }
  return false;
}

/** Without a function of its own inside: a thousand of these are made for every sample. */
function difference(from: Float64Array, fromAt: number, to: Float64Array, toAt: number, spanMs: number): Rates {
  return {
    connPerSec: perSec(from[fromAt], to[toAt], spanMs),
    inPktPerSec: perSec(from[fromAt + 1], to[toAt + 1], spanMs),
    outPktPerSec: perSec(from[fromAt + 2], to[toAt + 2], spanMs),
    inBytesPerSec: perSec(from[fromAt + 3], to[toAt + 3], spanMs),
    outBytesPerSec: perSec(from[fromAt + 4], to[toAt + 4], spanMs),
  };
}

/** To a thousandth: the digits behind it are chance, and most of the text that every viewer would get. */
function perSec(from = 0, to = 0, spanMs: number): number {
  return Math.round(((to - from) * 1e6) / spanMs) / 1000;
}
