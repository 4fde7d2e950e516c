import { byId } from "@/lib/model/by-id";
import type { DesiredCluster, DesiredDestination, DesiredService } from "@/lib/model/cluster";
import { destinationText } from "@/lib/model/destination-text";

/** How the trail names a destination: "web: 10.0.0.11:80". */
export function destinationName(
  { realServers }: DesiredCluster,
  service: DesiredService,
  destination: Pick<DesiredDestination, "realServerId" | "port">,
): string {
  const realServer = byId(realServers, destination.realServerId);
  return realServer === undefined
    ? service.name
    : `${service.name}: ${destinationText(realServer.address, destination.port)}`;
}
