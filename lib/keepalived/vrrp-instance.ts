import { familyOf } from "@/lib/model/address";
import type { DesiredCluster, DesiredDirector, DesiredVip } from "@/lib/model/cluster";
import { block, type KeepalivedKeyword, type KeepalivedNode, line } from "./syntax/tree";

/**
 * The one VRRP instance of a cluster: all its VIPs move together. Null when there is no VIP, or no VRRP to hold it.
 *
 * VRRP speaks one address family. It is that of the directors' own addresses, by unicast; VIPs of the other family go
 * along as excluded addresses, which are announced and moved but not in the adverts. Only when all VIPs are of the other
 * family does the instance take theirs, and then by multicast, since the directors have no such address to send from
 * (keepalived 2.2 does not take an instance without a VIP of its own family).
 */
export function vrrpInstance(cluster: DesiredCluster, director: DesiredDirector): KeepalivedKeyword | null {
  const { vrrp, vips } = cluster;
  if (vrrp === null || vips.length === 0) return null;
  const unicast = vips.some(({ address }) => familyOf(address) === familyOf(director.address));
  const inet6 = (familyOf(director.address) === "inet6") === unicast;
  const ownFamily = inet6 ? "inet6" : "inet";
  const own = vips.filter(({ address }) => familyOf(address) === ownFamily);
  const excluded = vips.filter(({ address }) => familyOf(address) !== ownFamily);
  const name = `VI_${vrrp.virtualRouterId}${inet6 ? "_6" : ""}`;
  return block(
    ["vrrp_instance", name],
    [
      line("state", initialState(cluster, director)),
      line("interface", director.interface),
      line("virtual_router_id", vrrp.virtualRouterId),
      ...(inet6 ? [line("version", 3)] : []),
      line("priority", director.priority),
      line("advert_int", vrrp.advertIntervalSec),
      ...(vrrp.preempt ? [] : [line("nopreempt")]),
      ...(unicast ? unicastPeers(cluster, director) : []),
      addressBlock("virtual_ipaddress", own, director),
      ...(excluded.length === 0 ? [] : [addressBlock("virtual_ipaddress_excluded", excluded, director)]),
    ],
  );
}

/** What it starts as; the priorities then decide. Without preemption every director starts as backup (keepalived's rule). */
function initialState({ vrrp, directors }: DesiredCluster, director: DesiredDirector): "MASTER" | "BACKUP" {
  const highest = Math.max(...directors.map(({ priority }) => priority));
  return vrrp?.preempt === true && director.priority === highest ? "MASTER" : "BACKUP";
}

/** A single director has nobody to send to: keepalived warns of a unicast source without peers and falls back to multicast. */
function unicastPeers({ directors }: DesiredCluster, director: DesiredDirector): KeepalivedNode[] {
  const peers = directors.filter(({ id }) => id !== director.id).map(({ address }) => line(address));
  return peers.length === 0 ? [] : [line("unicast_src_ip", director.address), block(["unicast_peer"], peers)];
}

function addressBlock(keyword: string, vips: readonly DesiredVip[], director: DesiredDirector): KeepalivedKeyword {
  const lines = vips.map(({ address, prefixLength }) => line(`${address}/${prefixLength}`, "dev", director.interface));
  return block([keyword], lines);
}
