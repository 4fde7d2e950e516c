import type { LiveDestination } from "@/lib/live/snapshot";

type Weighted = Pick<LiveDestination, "key" | "weight">;

/** Schedulers that ask of a weight only whether it is 0. */
const evenSchedulers: ReadonlySet<string> = new Set(["rr", "lc", "dh", "lblc", "lblcr"]);

/**
 * The share of new connections that the scheduler is to give each destination, by key, 0..1; null for all when nobody
 * has a weight. `fo` gives everything to the highest weight.
 */
export function meantShares(scheduler: string, destinations: readonly Weighted[]): ReadonlyMap<string, number | null> {
  const highest = destinations.reduce((most, { weight }) => Math.max(most, weight), 0);
  const counted = ({ weight }: Weighted): number => {
    if (evenSchedulers.has(scheduler)) return weight > 0 ? 1 : 0;
    if (scheduler === "fo") return weight === highest ? 1 : 0;
    return weight;
  };
  const sum = destinations.reduce((total, destination) => total + counted(destination), 0);
  return new Map(
    destinations.map((destination) => [destination.key, highest === 0 ? null : counted(destination) / sum]),
  );
}
