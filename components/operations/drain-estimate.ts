/** Active connections at one time, in milliseconds since the epoch. */
export type DrainPoint = { readonly atMs: number; readonly active: number };

export type DrainEstimate = {
  /** So many connections fewer in a minute; 0 or less = they are not getting fewer. */
  readonly fewerPerMin: number;
  /** Until none is left if it goes on like this; null = it does not look like it. */
  readonly leftMs: number | null;
};

/** What ended before says little about what ends next: only so much of the past counts. */
const windowMs = 60_000;
/** Less than this is chance: three sample periods. */
const leastMs = 6_000;

/** How fast connections end, from the samples of the last minute; null while these are too few to tell. */
export function drainEstimate(points: readonly DrainPoint[]): DrainEstimate | null {
  const last = points.at(-1);
  if (last === undefined || last.active === 0) return null;
  const first = points.find(({ atMs }) => last.atMs - atMs <= windowMs);
  if (first === undefined || last.atMs - first.atMs < leastMs) return null;
  const fewerPerMs = (first.active - last.active) / (last.atMs - first.atMs);
  return { fewerPerMin: fewerPerMs * 60_000, leftMs: fewerPerMs > 0 ? last.active / fewerPerMs : null };
}

/** With one more point, unless its time is known already; what no estimate needs any more is dropped. */
export function withPoint(points: readonly DrainPoint[], point: DrainPoint): readonly DrainPoint[] {
  if (points.some(({ atMs }) => atMs >= point.atMs)) return points;
  return [...points.filter(({ atMs }) => point.atMs - atMs <= windowMs), point];
}
