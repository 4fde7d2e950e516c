import type { DesiredCluster, DesiredService } from "@/lib/model/cluster";
import { expectedDestination } from "./expected-destination";
import type { IpvsDestination } from "./model";

/** The destinations of a service of this port; those whose real server does not exist are left out. */
export function expectedDestinations(
  { realServers }: Pick<DesiredCluster, "realServers">,
  { destinations }: Pick<DesiredService, "destinations">,
  servicePort: number,
): IpvsDestination[] {
  const addresses = new Map(realServers.map(({ id, address }) => [id, address]));
  return destinations.flatMap((destination) => {
    const address = addresses.get(destination.realServerId);
    return address === undefined ? [] : [expectedDestination(destination, address, servicePort)];
  });
}
