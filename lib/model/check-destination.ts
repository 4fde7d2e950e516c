import { familyOf } from "./address";
import type { DesiredCluster, DesiredDestination, DesiredService } from "./cluster";
import { listenerFamilies } from "./listener-families";
import { listenerPort } from "./listener-port";
import { listenerVipIds } from "./listener-vip-ids";
import { mapsPorts } from "./maps-ports";
import { errorAt, type Problem } from "./problem";

/** The rules of one destination inside its service. */
export function checkDestination(cluster: DesiredCluster, serviceIndex: number, index: number): Problem[] {
  const service = cluster.services[serviceIndex];
  const destination = service?.destinations[index];
  if (service === undefined || destination === undefined) return [];
  const path = ["services", serviceIndex, "destinations", index];
  return [
    ...checkRealServer(cluster, service, destination, path),
    ...checkPort(service, destination, path),
    ...checkThresholds(destination, path),
  ];
}

/** Only a tunnel carries one family inside the other (Linux 3.18). */
function checkRealServer(
  cluster: DesiredCluster,
  { listener }: DesiredService,
  destination: DesiredDestination,
  path: Problem["path"],
): Problem[] {
  const realServer = cluster.realServers.find(({ id }) => id === destination.realServerId);
  if (realServer === undefined) return [errorAt([...path, "realServerId"], "destination.real_server_missing")];
  const other = familyOf(realServer.address) === "inet" ? "inet6" : "inet";
  if (destination.forwarding === "tun" || !listenerFamilies(cluster, listener).has(other)) return [];
  const vipIds = listenerVipIds(listener);
  const vip = cluster.vips.find(({ id, address }) => vipIds.includes(id) && familyOf(address) === other);
  const params = { vip: vip?.address ?? "", address: realServer.address };
  return [errorAt([...path, "realServerId"], "destination.family", params)];
}

/** Packets reach the real server unchanged by DR and TUN; ipvsadm would silently use the service's port instead. */
function checkPort({ listener }: DesiredService, destination: DesiredDestination, path: Problem["path"]): Problem[] {
  const port = listenerPort(listener);
  if (mapsPorts(destination.forwarding) || destination.port === port) return [];
  return [errorAt([...path, "port"], "destination.port_mapping", { port })];
}

/** The kernel refuses a lower threshold above the upper one (ERANGE), also when the upper one is off. */
function checkThresholds({ upperThreshold, lowerThreshold }: DesiredDestination, path: Problem["path"]): Problem[] {
  if (lowerThreshold <= upperThreshold) return [];
  return [errorAt([...path, "lowerThreshold"], "destination.thresholds", { upper: upperThreshold })];
}
