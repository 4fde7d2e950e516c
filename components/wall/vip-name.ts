import type { ClusterResource, VipResource } from "@/lib/api/resources/cluster";
import { listenerVipIds } from "@/lib/model/listener-vip-ids";

/** What a wall calls a VIP: its address or, where visitors may read along, the names of what it serves. */
export function vipName(cluster: ClusterResource, vip: VipResource, hideAddresses: boolean): string {
  if (!hideAddresses) return vip.address;
  const served = cluster.services.filter(({ listener }) => listenerVipIds(listener).includes(vip.id));
  return served.length === 0 ? cluster.name : served.map(({ name }) => name).join(", ");
}
