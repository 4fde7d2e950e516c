import type { LiveDestination, LiveService } from "@/lib/live/snapshot";
import type { CountedConnections } from "./counted-connections";
import { meantShares } from "./meant-shares";
import { type ShareOutlier, shareOutlier } from "./share-outlier";

/** What a destination is meant to get of a service's new connections, and what it gets. */
export type MemberShare = {
  /** 0..1 by the scheduler and the live weights; null when all are 0 or nothing is known. */
  readonly meant: number | null;
  /** 0..1 of the new connections; null while there are none. */
  readonly actual: number | null;
  /** New connections of the service that `actual` is of; null = of the newest rates only. */
  readonly counted: number | null;
  /** Gets more or fewer than chance explains. */
  readonly outlier: ShareOutlier | null;
};

export type ShareOf = (live: LiveDestination | null) => MemberShare;

/** Schedulers that choose anew for each connection, so that a share of many can be compared with the weights. */
const comparedSchedulers: ReadonlySet<string> = new Set(["rr", "wrr", "lc", "wlc", "sed", "nq", "twos"]);

/**
 * Shares of one service on one director. Nothing is an outlier where clients, and not connections, are spread: with
 * persistence and with schedulers that hash addresses, one busy client is enough to make a share anything.
 */
export function memberShares(live: LiveService | null, counted: CountedConnections | null): ShareOf {
  const destinations = live?.destinations ?? [];
  const meant = meantShares(live?.scheduler ?? "", destinations);
  const ratesSum = destinations.reduce((sum, { rates }) => sum + (rates?.connPerSec ?? 0), 0);
  const total = counted?.total ?? 0;
  const compared = live !== null && live.persistenceSec === null && comparedSchedulers.has(live.scheduler);

  return (own) => {
    const meantShare = own === null ? null : (meant.get(own.key) ?? null);
    const count = own === null ? undefined : counted?.byDestination.get(own.key);
    if (count === undefined || total === 0) {
      const actual = own?.rates == null || ratesSum === 0 ? null : own.rates.connPerSec / ratesSum;
      return { meant: meantShare, actual, counted: null, outlier: null };
    }
    const outlier = compared && meantShare !== null ? shareOutlier(count, total, meantShare) : null;
    return { meant: meantShare, actual: count / total, counted: total, outlier };
  };
}
