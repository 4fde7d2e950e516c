import type { Family } from "@/lib/model/address";
import type { DesiredCluster } from "@/lib/model/cluster";
import { listenerFamilies } from "@/lib/model/listener-families";
import { mergeSetUps, noSetUp, type RealServerSetUp } from "@/lib/realserver/real-server-set-up";
import { tunnelLines } from "@/lib/realserver/tunnel-lines";
import { realServerVips } from "./real-server-vips";

/** What a host must be set up for, as all the real servers of a cluster that it is. */
export function realServerSetUp(cluster: DesiredCluster, hostId: string): RealServerSetUp {
  const servers = cluster.realServers.filter((server) => server.hostId === hostId);
  const parts = servers.map(
    (server): RealServerSetUp => ({ vips: [], net: [...tunnelsOf(cluster, server), ...gatewayOf(cluster, server)] }),
  );
  return [{ vips: realServerVips(cluster, hostId), net: [] }, ...parts].reduce(mergeSetUps, noSetUp);
}

type Server = DesiredCluster["realServers"][number];

/** What a director sends to itself travels in no tunnel. */
function tunnelsOf(cluster: DesiredCluster, { id, address, hostId }: Server): string[] {
  if (cluster.directors.some((director) => director.hostId === hostId)) return [];
  const lines = cluster.services.flatMap(({ listener, destinations }) =>
    destinations
      .filter(({ realServerId, forwarding }) => realServerId === id && forwarding === "tun")
      .flatMap(({ tunnel }) =>
        [...listenerFamilies(cluster, listener)].flatMap((inner: Family) =>
          tunnelLines(tunnel ?? { kind: "ipip" }, address, inner),
        ),
      ),
  );
  return [...new Set(lines)];
}

/** The kernel undoes its NAT on the director alone, so replies have to come by there. */
function gatewayOf({ services }: DesiredCluster, { id, natGateway }: Server): string[] {
  const isNat = services.some(({ destinations }) =>
    destinations.some(({ realServerId, forwarding }) => realServerId === id && forwarding === "nat"),
  );
  return isNat && natGateway !== null ? [`gateway ${natGateway}`] : [];
}
