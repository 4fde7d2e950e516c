import type { ClusterResource, VipResource } from "@/lib/api/resources/cluster";
import type { WallException, WallTile } from "@/lib/api/resources/wall-view";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import { listenerVipIds } from "@/lib/model/listener-vip-ids";
import { totalsOf } from "../cluster/cluster-totals";
import { levelOf } from "./cluster-tile";
import { oldestOf } from "./oldest-of";
import { servingParts } from "./serving-parts";
import { vipName } from "./vip-name";

/** One VIP: who holds it, and what its own services carry there. */
export function vipTile(
  cluster: ClusterResource,
  vip: VipResource,
  exceptions: readonly WallException[],
  fresh: ReadonlyMap<string, DirectorSnapshot>,
  hideAddresses: boolean,
): WallTile {
  const seen = cluster.directors.flatMap(({ id }) => fresh.get(id) ?? []);
  const holders = seen.filter(({ vips }) => vips.includes(vip.address));
  const services = cluster.services.filter(({ listener }) => listenerVipIds(listener).includes(vip.id));
  const keys = new Set(services.flatMap((service) => service.keys));
  const own = holders.map((holder) => ({ ...holder, services: holder.services.filter(({ key }) => keys.has(key)) }));
  const { connPerSec, active } = totalsOf(own);
  return {
    id: vip.id,
    clusterId: cluster.id,
    name: vipName(cluster, vip, hideAddresses),
    level: levelOf(cluster, exceptions, seen.length > 0),
    ...servingParts(cluster, services, fresh),
    directors: { up: seen.length, total: cluster.directors.length },
    holders: holders.map(({ name }) => name),
    connPerSec,
    active: holders.length === 0 ? null : active,
    freshAt: oldestOf(seen.map(({ freshAt }) => freshAt)),
  };
}
