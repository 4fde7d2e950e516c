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
  return realServerParts(cluster, hostId).reduce(mergeSetUps, noSetUp);
}

/** The same in parts, which may contradict each other: what they share, and then one a real server. */
export function realServerParts(cluster: DesiredCluster, hostId: string): RealServerSetUp[] {
  const servers = cluster.realServers.filter((server) => server.hostId === hostId);
  const tunnelled = servers.flatMap((server) =>
    tunnelsTo(cluster, server).flatMap((one) => tunnelledVips(server, one)),
  );
  return [
    { vips: realServerVips(cluster, hostId), net: segmentLines(tunnelled) },
    ...servers.map((server) => ({ vips: [], net: [...tunnelsOf(cluster, server), ...gatewayOf(cluster, server)] })),
  ];
}

function tunnelsOf(cluster: DesiredCluster, server: DesiredRealServer): string[] {
  const lines = tunnelsTo(cluster, server).flatMap(({ tunnel, families }) =>
    families.flatMap((inner) => tunnelLines(tunnel, server.address, inner)),
  );
  return [...new Set(lines)];
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
