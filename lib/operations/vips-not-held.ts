import type { IpAddress } from "@/lib/model/address";
import type { DesiredCluster, DesiredVip } from "@/lib/model/cluster";
import { electionSec } from "@/lib/plan/election-sec";
import { vipHolders } from "@/lib/plan/vip-holders";
import type { OperationDeps } from "./deps";
import { observeDirectors } from "./observe-directors";
import { defaultReadBackMs } from "./read-back";

const pauseMs = 500;

/**
 * Waits until every VIP is on exactly one director, and returns those that are not by the deadline ([] = all are held).
 * VRRP places the VIPs, so no single director's read-back can tell: none of them, or two, would look right from each.
 * A VIP whose instance tracks something may rightly be on no director, as long as it is not on two.
 */
export async function vipsNotHeld(
  deps: OperationDeps,
  cluster: DesiredCluster,
  hostNames: Readonly<Record<string, string>>,
): Promise<IpAddress[]> {
  const electionMs = electionSec(cluster) * 1000;
  const deadline = performance.now() + electionMs + (deps.readBackMs ?? defaultReadBackMs);
  for (;;) {
    const directors = await observeDirectors(deps, cluster, hostNames);
    const wrong = cluster.vips.filter(({ address }) => vipHolders(directors, address).length !== 1);
    if (wrong.length === 0) return [];
    if (performance.now() >= deadline) {
      return wrong
        .filter((vip) => vipHolders(directors, vip.address).length > 1 || !mayBeUnheld(cluster, vip))
        .map(({ address }) => address);
    }
    await deps.sleep(pauseMs);
  }
}

function mayBeUnheld({ vrrp, vrrpInstances }: DesiredCluster, { vrrpInstanceId }: DesiredVip): boolean {
  const instance = vrrpInstanceId === null ? vrrp : vrrpInstances.find(({ id }) => id === vrrpInstanceId);
  return (instance?.trackers.length ?? 0) > 0;
}
