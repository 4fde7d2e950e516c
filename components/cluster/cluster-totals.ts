import type { DirectorSnapshot } from "@/lib/live/snapshot";

export type Totals = {
  /** Null while any service's rate is not known yet. */
  readonly connPerSec: number | null;
  readonly inBytesPerSec: number | null;
  readonly active: number;
  readonly freshAt: string | null;
};

/** Sums over the services of the given directors: those that hold the VIPs, so that nothing is counted twice. */
export function totalsOf(snapshots: readonly DirectorSnapshot[]): Totals {
  const services = snapshots.flatMap((snapshot) => snapshot.services);
  const destinations = services.flatMap((service) => service.destinations);
  const known = services.every(({ rates }) => rates !== null);
  const ages = snapshots.map(({ freshAt }) => freshAt);
  return {
    connPerSec: known ? services.reduce((sum, { rates }) => sum + (rates?.connPerSec ?? 0), 0) : null,
    inBytesPerSec: known ? services.reduce((sum, { rates }) => sum + (rates?.inBytesPerSec ?? 0), 0) : null,
    active: destinations.reduce((sum, { active }) => sum + active, 0),
    freshAt: ages.includes(null) ? null : (ages.sort()[0] ?? null),
  };
}
