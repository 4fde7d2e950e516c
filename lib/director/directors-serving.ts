import type { DesiredCluster, DesiredDirector } from "@/lib/model/cluster";
import { mapsPorts } from "@/lib/model/maps-ports";

/**
 * Directors whose host is a real server of the same cluster too, by direct routing or tunnel. Each of several would
 * schedule once more what another one has sent it, and the two could pass a packet to and fro for ever.
 */
export function directorsServing({ directors, realServers, services }: DesiredCluster): DesiredDirector[] {
  return directors.filter((director) =>
    realServers.some(
      ({ id, hostId, address }) =>
        (hostId === director.hostId || address === director.address) &&
        services.some(({ destinations }) =>
          destinations.some(({ realServerId, forwarding }) => realServerId === id && !mapsPorts(forwarding)),
        ),
    ),
  );
}
