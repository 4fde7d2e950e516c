import type { LiveService } from "@/lib/live/snapshot";
import { type RecentRow, type RecentSample, rowKey } from "../live/recent-samples";

/** New connections by destination, and of all of them, since `sinceMs`. */
export type CountedConnections = {
  readonly sinceMs: number;
  readonly total: number;
  readonly byDestination: ReadonlyMap<string, number>;
};

/**
 * Counts the new connections of a service over as much of `samples` (oldest first) as says something of how it is now:
 * since weights or destinations changed, or counters began anew, whichever was last. Null = there is no such span.
 */
export function countConnections(service: LiveService, samples: readonly RecentSample[]): CountedConnections | null {
  const keys = service.destinations.map(({ key }) => rowKey(service.key, key));
  // The weight of the whole service tells of a destination that has left.
  const watched = [rowKey(service.key), ...keys];
  const newest = samples.at(-1);
  if (newest === undefined || keys.length === 0) return null;
  let earliest = newest;
  for (const sample of samples.slice(0, -1).reverse()) {
    if (!watched.every((key) => continues(sample.rows.get(key), earliest.rows.get(key)))) break;
    earliest = sample;
  }
  if (earliest === newest) return null;
  const since = (key: string): number =>
    (newest.rows.get(key)?.connections ?? 0) - (earliest.rows.get(key)?.connections ?? 0);
  const counts = service.destinations.map(({ key }, index) => [key, since(keys[index] ?? "")] as const);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  return { sinceMs: earliest.atMs, total, byDestination: new Map(counts) };
}

function continues(before: RecentRow | undefined, after: RecentRow | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  return before.weight === after.weight && before.connections <= after.connections;
}
