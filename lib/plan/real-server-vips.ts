import { compareAddresses, type IpAddress } from "@/lib/model/address";
import type { DesiredCluster } from "@/lib/model/cluster";
import { listenerVipIds } from "@/lib/model/listener-vip-ids";
import { mapsPorts } from "@/lib/model/maps-ports";

/**
 * The VIPs that a host must accept as its own: those of every service in which one of its real servers is a destination
 * or the sorry server, by direct routing or tunnel. By NAT the packets arrive with the real server's own address, and a
 * director that serves itself has the VIPs already, where it announces them.
 */
export function realServerVips(cluster: DesiredCluster, hostId: string): IpAddress[] {
  if (cluster.directors.some((director) => director.hostId === hostId)) return [];
  const servers = cluster.realServers.filter((server) => server.hostId === hostId);
  const vipIds = new Set(
    cluster.services
      .filter(
        ({ destinations, keepalived: { sorryServer } }) =>
          destinations.some(
            ({ realServerId, forwarding }) => servers.some(({ id }) => id === realServerId) && !mapsPorts(forwarding),
          ) ||
          (sorryServer !== null &&
            servers.some(({ address }) => address === sorryServer.address) &&
            !mapsPorts(sorryServer.forwarding)),
      )
      .flatMap(({ listener }) => listenerVipIds(listener)),
  );
  return cluster.vips
    .filter(({ id }) => vipIds.has(id))
    .map(({ address }) => address)
    .sort(compareAddresses);
}
