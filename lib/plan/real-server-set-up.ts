import type { Family, IpAddress } from "@/lib/model/address";
import type { DesiredCluster, DesiredRealServer } from "@/lib/model/cluster";
import { listenerFamilies } from "@/lib/model/listener-families";
import { listenerVipIds } from "@/lib/model/listener-vip-ids";
import type { Tunnel } from "@/lib/model/tunnel";
import { mergeSetUps, noSetUp, type RealServerSetUp } from "@/lib/realserver/real-server-set-up";
import { segmentLines, type TunnelledVip } from "@/lib/realserver/segment-lines";
import { tunnelLines } from "@/lib/realserver/tunnel-lines";
import { realServerVips } from "./real-server-vips";

/** What a host must be set up for, as all the real servers of a cluster that it is. */
export function realServerSetUp(cluster: DesiredCluster, hostId: string): RealServerSetUp {
  const servers = cluster.realServers.filter((server) => server.hostId === hostId);
  const parts = servers.map((server): RealServerSetUp => ({ vips: [], net: setUpLines(cluster, server) }));
  return [{ vips: realServerVips(cluster, hostId), net: [] }, ...parts].reduce(mergeSetUps, noSetUp);
}

function setUpLines(cluster: DesiredCluster, server: DesiredRealServer): string[] {
  const tunnels = tunnelsTo(cluster, server);
  return [
    ...new Set(
      tunnels.flatMap(({ tunnel, families }) => families.flatMap((one) => tunnelLines(tunnel, server.address, one))),
    ),
    ...segmentLines(tunnels.flatMap((one) => tunnelledVips(server, one))),
    ...gatewayOf(cluster, server),
  ];
}

type TunnelTo = {
  readonly tunnel: Tunnel;
  /** Of the clients' packets inside. */
  readonly families: readonly Family[];
  readonly vips: readonly IpAddress[];
};

/** What a director sends to itself travels in no tunnel. */
function tunnelsTo(cluster: DesiredCluster, { id, hostId }: DesiredRealServer): TunnelTo[] {
  if (cluster.directors.some((director) => director.hostId === hostId)) return [];
  return cluster.services.flatMap(({ listener, destinations }) => {
    const vipIds = listenerVipIds(listener);
    const vips = cluster.vips.filter((vip) => vipIds.includes(vip.id)).map(({ address }) => address);
    const families = [...listenerFamilies(cluster, listener)];
    return destinations
      .filter(({ realServerId, forwarding }) => realServerId === id && forwarding === "tun")
      .map(({ tunnel }) => ({ tunnel: tunnel ?? { kind: "ipip" }, families, vips }));
  });
}

function tunnelledVips({ address, tunnelMtu }: DesiredRealServer, { tunnel, vips }: TunnelTo): TunnelledVip[] {
  return tunnelMtu === null ? [] : vips.map((vip) => ({ vip, address, tunnel, mtu: tunnelMtu }));
}

/** The kernel undoes its NAT on the director alone, so replies have to come by there. */
function gatewayOf({ services }: DesiredCluster, { id, natGateway }: DesiredRealServer): string[] {
  const isNat = services.some(({ destinations }) =>
    destinations.some(({ realServerId, forwarding }) => realServerId === id && forwarding === "nat"),
  );
  return isNat && natGateway !== null ? [`gateway ${natGateway}`] : [];
}
