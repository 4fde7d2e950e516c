import { byId } from "@/lib/model/by-id";
import type { DesiredCluster, DesiredService } from "@/lib/model/cluster";
import { expectedDestination } from "./expected-destination";
import type { IpvsDestination } from "./model";

/** The destinations of a service of this port, without those that are cut and those whose real server does not exist. */
export function expectedDestinations(
  { realServers }: Pick<DesiredCluster, "realServers">,
  { destinations }: Pick<DesiredService, "destinations">,
  servicePort: number,
): IpvsDestination[] {
  return destinations.flatMap((destination) => {
    const realServer = byId(realServers, destination.realServerId);
    return realServer === undefined || destination.hold?.kind === "cut"
      ? []
      : [expectedDestination(destination, realServer.address, servicePort)];
  });
}
