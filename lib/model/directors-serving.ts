import type { DesiredCluster, DesiredDirector } from "./cluster";
import { mapsPorts } from "./maps-ports";

/** Directors whose host is a real server of the same cluster too, by direct routing or tunnel. */
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
