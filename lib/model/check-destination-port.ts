import type { DesiredDestination, DesiredService } from "./cluster";
import { listenerPort } from "./listener-port";
import { mapsPorts } from "./maps-ports";
import { errorAt, type Problem } from "./problem";

/**
 * Packets reach the real server unchanged by DR and TUN; ipvsadm would silently use the service's port instead. NAT may
 * map the port, but not where persistence ties a client to a destination whatever port it asks for: the kernel keeps the
 * client's port then (ip_vs_sched_persist).
 */
export function checkDestinationPort(
  { listener, persistence }: DesiredService,
  { forwarding, port }: DesiredDestination,
  path: Problem["path"],
): Problem[] {
  const at = [...path, "port"];
  const own = listenerPort(listener);
  if (port === own) return [];
  if (!mapsPorts(forwarding)) {
    return [
      own === 0 ? errorAt(at, "destination.port_mapping_none") : errorAt(at, "destination.port_mapping", { port: own }),
    ];
  }
  if (port === 0) return [errorAt(at, "port.range")];
  return persistence !== null && listener.kind !== "group" && own === 0
    ? [errorAt(at, "destination.port_persistent")]
    : [];
}
