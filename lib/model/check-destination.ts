import { familyOf } from "./address";
import type { DesiredCluster, DesiredDestination, DesiredService } from "./cluster";
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
  service: DesiredService,
  destination: DesiredDestination,
  path: Problem["path"],
): Problem[] {
  const realServer = cluster.realServers.find(({ id }) => id === destination.realServerId);
  const vip = cluster.vips.find(({ id }) => id === service.vipId);
  if (realServer === undefined) return [errorAt([...path, "realServerId"], "destination.real_server_missing")];
  if (vip === undefined || destination.forwarding === "tun") return [];
  return familyOf(vip.address) === familyOf(realServer.address)
    ? []
    : [errorAt([...path, "realServerId"], "destination.family", { vip: vip.address, address: realServer.address })];
}

/** Packets reach the real server unchanged by DR and TUN; ipvsadm would silently use the service's port instead. */
function checkPort(service: DesiredService, destination: DesiredDestination, path: Problem["path"]): Problem[] {
  if (destination.forwarding === "nat" || destination.port === service.port) return [];
  return [errorAt([...path, "port"], "destination.port_mapping", { port: service.port })];
}

/** The kernel refuses a lower threshold above the upper one (ERANGE), also when the upper one is off. */
function checkThresholds({ upperThreshold, lowerThreshold }: DesiredDestination, path: Problem["path"]): Problem[] {
  if (lowerThreshold <= upperThreshold) return [];
  return [errorAt([...path, "lowerThreshold"], "destination.thresholds", { upper: upperThreshold })];
}
