import { familyOf } from "./address";
import { byId } from "./by-id";
import { checkDestinationPort } from "./check-destination-port";
import type { DesiredCluster, DesiredDestination, DesiredService } from "./cluster";
import { listenerFamilies } from "./listener-families";
import { listenerVipIds } from "./listener-vip-ids";
import { errorAt, type Problem } from "./problem";

/** The rules of one destination inside its service. */
export function checkDestination(cluster: DesiredCluster, serviceIndex: number, index: number): Problem[] {
  const service = cluster.services[serviceIndex];
  const destination = service?.destinations[index];
  if (service === undefined || destination === undefined) return [];
  const path = ["services", serviceIndex, "destinations", index];
  return [
    ...checkRealServer(cluster, service, destination, path),
    ...checkTunnel(destination, path),
    ...checkDestinationPort(service, destination, path),
    ...checkThresholds(destination, path),
  ];
}

/**
 * Only a tunnel carries one family inside the other (Linux 3.18), and no sync daemon may run then: its messages have one
 * family for both ends (EINVAL).
 */
function checkRealServer(
  cluster: DesiredCluster,
  { listener }: DesiredService,
  destination: DesiredDestination,
  path: Problem["path"],
): Problem[] {
  const at = [...path, "realServerId"];
  const realServer = byId(cluster.realServers, destination.realServerId);
  if (realServer === undefined) return [errorAt(at, "destination.real_server_missing")];
  const other = familyOf(realServer.address) === "inet" ? "inet6" : "inet";
  if (!listenerFamilies(cluster, listener).has(other)) return [];
  if (destination.forwarding === "tun") {
    return cluster.ipvs.syncDaemon === null ? [] : [errorAt(at, "destination.family_sync")];
  }
  const vipIds = listenerVipIds(listener);
  const vip = cluster.vips.find(({ id, address }) => vipIds.includes(id) && familyOf(address) === other);
  const { address } = realServer;
  return [
    vip === undefined
      ? errorAt(at, "destination.family_clients", { address })
      : errorAt(at, "destination.family", { vip: vip.address, address }),
  ];
}

function checkTunnel({ forwarding, tunnel }: DesiredDestination, path: Problem["path"]): Problem[] {
  return tunnel === null || forwarding === "tun" ? [] : [errorAt([...path, "tunnel"], "destination.tunnel")];
}

/** The kernel refuses a lower threshold above the upper one (ERANGE), also when the upper one is off. */
function checkThresholds({ upperThreshold, lowerThreshold }: DesiredDestination, path: Problem["path"]): Problem[] {
  if (lowerThreshold <= upperThreshold) return [];
  return [errorAt([...path, "lowerThreshold"], "destination.thresholds", { upper: upperThreshold })];
}
