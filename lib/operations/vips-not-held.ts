import type { IpAddress } from "@/lib/model/address";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { ObservedDirector } from "@/lib/plan/model";
import type { OperationDeps } from "./deps";
import { observeHost } from "./observe-host";
import { defaultReadBackMs } from "./read-back";

/** RFC 5798 6.1: a backup takes over after three adverts and a skew of less than one; one more for the way back. */
const advertsUntilSettled = 5;
const pauseMs = 500;

/**
 * Waits until every VIP is on exactly one director, and returns those that are not by the deadline ([] = all are held).
 * VRRP places the VIPs, so no single director's read-back can tell: none of them, or two, would look right from each.
 */
export async function vipsNotHeld(
  deps: OperationDeps,
  cluster: DesiredCluster,
  hostNames: Readonly<Record<string, string>>,
): Promise<IpAddress[]> {
  const electionMs = advertsUntilSettled * (cluster.vrrp?.advertIntervalSec ?? 1) * 1000;
  const deadline = deps.clock().getTime() + electionMs + (deps.readBackMs ?? defaultReadBackMs);
  for (;;) {
    const observations = await Promise.all(
      cluster.directors.map(({ id, hostId }) =>
        observeHost(deps, { role: "director", id, hostId, hostName: hostNames[hostId] ?? "" }),
      ),
    );
    const directors = observations.flatMap((one) => (one.kind === "director" ? one.observed : []));
    const missing = cluster.vips.map(({ address }) => address).filter((vip) => holders(directors, vip) !== 1);
    if (missing.length === 0 || deps.clock().getTime() >= deadline) return missing;
    await deps.sleep(pauseMs);
  }
}

function holders(directors: readonly ObservedDirector[], vip: IpAddress): number {
  return directors.filter(({ addresses }) => addresses.some(({ address }) => address === vip)).length;
}
