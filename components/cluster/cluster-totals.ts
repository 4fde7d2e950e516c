import type { DirectorSnapshot } from "@/lib/live/snapshot";

export type Totals = {
  /** Of the services whose rates are known; null while none is. */
  readonly connPerSec: number | null;
  readonly inBytesPerSec: number | null;
  readonly active: number;
  readonly freshAt: string | null;
};

/** Sums over the services of the given directors: those that hold the VIPs, so that nothing is counted twice. */
export function totalsOf(snapshots: readonly DirectorSnapshot[]): Totals {
  const services = snapshots.flatMap((snapshot) => snapshot.services);
  const destinations = services.flatMap((service) => service.destinations);
  const rates = services.flatMap((service) => service.rates ?? []);
  const known = rates.length > 0;
  const ages = snapshots.map(({ freshAt }) => freshAt);
  return {
    connPerSec: known ? rates.reduce((sum, { connPerSec }) => sum + connPerSec, 0) : null,
    inBytesPerSec: known ? rates.reduce((sum, { inBytesPerSec }) => sum + inBytesPerSec, 0) : null,
    active: destinations.reduce((sum, { active }) => sum + active, 0),
    freshAt: ages.includes(null) ? null : (ages.sort()[0] ?? null),
  };
}
