/** Directors are sampled every 2 s. */
const samplePeriodMs = 2_000;
const staleAfterMs = 3 * samplePeriodMs;
const lostAfterMs = 15_000;

/**
 * How far a live figure can be believed. A stale one keeps its value, hatched and with its age; a lost one is announced
 * on the page. "never": there has been no sample at all.
 */
export type Freshness = "fresh" | "stale" | "lost" | "never";

/** Age in milliseconds of what was read at `freshAt` (ISO 8601); null = nothing was ever read. Clocks may differ a little. */
export function ageMs(freshAt: string | null, nowMs: number): number | null {
  return freshAt === null ? null : Math.max(0, nowMs - Date.parse(freshAt));
}

export function freshnessOf(age: number | null): Freshness {
  if (age === null) return "never";
  if (age > lostAfterMs) return "lost";
  return age > staleAfterMs ? "stale" : "fresh";
}
