import { familyOf } from "./address";
import type { DesiredCluster, DesiredService } from "./cluster";
import type { Listener } from "./listener";
import { listenerFamilies } from "./listener-families";
import { listenerPort } from "./listener-port";
import { mapsPorts } from "./maps-ports";
import { errorAt, type Problem, warningAt } from "./problem";

/** The rules of what keepalived alone does with a service. */
export function checkVirtualServerOptions(
  cluster: DesiredCluster,
  service: DesiredService,
  path: Problem["path"],
): Problem[] {
  const at = [...path, "keepalived"];
  return [
    ...checkQuorum(service, at),
    ...checkSorryServer(cluster, service, [...at, "sorryServer"]),
    ...(service.keepalived.haSuspend && marks(service.listener)
      ? [errorAt([...at, "haSuspend"], "service.ha_suspend_mark")]
      : []),
  ];
}

/** Behind a mark there is no single VIP that a director could hold, and no port that could be mapped. */
function marks(listener: Listener): boolean {
  return (
    listener.kind === "fwmark" || (listener.kind === "group" && listener.members.some(({ kind }) => kind === "fwmark"))
  );
}

/** keepalived makes do with a smaller quorum then, which is not what was asked for; while draining it may be. */
function checkQuorum({ destinations, keepalived }: DesiredService, path: Problem["path"]): Problem[] {
  const { quorum, hysteresis } = keepalived;
  const weights = destinations.reduce((sum, { weight }) => sum + weight, 0);
  return [
    ...(quorum > 1 && quorum > weights ? [warningAt([...path, "quorum"], "quorum.exceeds_weights", { weights })] : []),
    ...(hysteresis >= quorum && hysteresis > 0
      ? [errorAt([...path, "hysteresis"], "quorum.hysteresis_below", { quorum })]
      : []),
  ];
}

function checkSorryServer(
  cluster: DesiredCluster,
  { listener, keepalived: { sorryServer }, destinations }: DesiredService,
  path: Problem["path"],
): Problem[] {
  if (sorryServer === null) return [];
  const { address, port, forwarding } = sorryServer;
  const families = listenerFamilies(cluster, listener);
  const servicePort = listenerPort(listener);
  const isDestination = cluster.realServers.some(
    ({ id, address: own }) =>
      own === address && destinations.some((one) => one.realServerId === id && one.port === port),
  );
  return [
    // keepalived does not take one of the other family even by tunnel.
    ...(families.has(familyOf(address) === "inet" ? "inet6" : "inet")
      ? [errorAt([...path, "address"], "sorry_server.family")]
      : []),
    ...(port !== 0 && (marks(listener) || servicePort === 0)
      ? [errorAt([...path, "port"], "sorry_server.port_mark")]
      : []),
    ...(servicePort !== 0 && port !== 0 && port !== servicePort && !mapsPorts(forwarding)
      ? [errorAt([...path, "port"], "sorry_server.port_mapping", { port: servicePort })]
      : []),
    ...(isDestination ? [errorAt([...path, "address"], "sorry_server.is_destination")] : []),
  ];
}
