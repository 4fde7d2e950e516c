import type { IpvsDestination } from "@/lib/ipvs/model";
import type { DesiredCluster, DesiredService } from "@/lib/model/cluster";
import { destinationChecks } from "@/lib/model/destination-checks";
import { listenerKeys } from "@/lib/model/listener-keys";
import type { ServiceKey } from "@/lib/model/service-key";
import type { CheckedService } from "./model";

/**
 * Services whose destinations keepalived changes by itself, by their keys in the kernel: by its checks, or to keep a place
 * for the sorry server. Engine ipvsadm does neither.
 */
export function checkedServices(cluster: DesiredCluster): CheckedService[] {
  if (cluster.engine === "ipvsadm") return [];
  return cluster.services.flatMap((service) => {
    const checks = service.destinations.flatMap((destination) => destinationChecks(service, destination));
    const { sorryServer: sorry, sorryServerInhibit } = service.keepalived;
    if (checks.length === 0 && (sorry === null || !sorryServerInhibit)) return [];
    const weightVaries = checks.some(
      (check) => (check.kind === "command" && check.dynamicWeight) || (check.kind === "file" && check.weight !== 0),
    );
    const inhibits = service.keepalived.inhibitOnFailure;
    return listenerKeys(cluster, service.listener).map((key) => {
      return { key, inhibits, weightVaries, sorryServer: sorryServer(service, key) };
    });
  });
}

/** By DR and tunnel it is reached at the service's port. */
function sorryServer({ keepalived }: DesiredService, key: ServiceKey): IpvsDestination | null {
  if (keepalived.sorryServer === null) return null;
  const { address, port, forwarding } = keepalived.sorryServer;
  const servicePort = key.kind === "address" ? key.port : 0;
  return {
    address,
    port: forwarding === "nat" && port !== 0 ? port : servicePort,
    forwarding,
    tunnel: forwarding === "tun" ? { kind: "ipip" } : null,
    weight: 1,
    upperThreshold: 0,
    lowerThreshold: 0,
  };
}
