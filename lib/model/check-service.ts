import { checkDestination } from "./check-destination";
import { checkListener } from "./check-listener";
import { checkPersistence } from "./check-persistence";
import { checkScheduling } from "./check-scheduling";
import type { DesiredCluster, DesiredService } from "./cluster";
import { findRepeats } from "./find-repeats";
import { listenerProtocol } from "./listener-protocol";
import { errorAt, type Problem, warningAt } from "./problem";

/** The rules of one service: its listener is its own, its attributes fit what it listens on and the engine. */
export function checkService(cluster: DesiredCluster, index: number): Problem[] {
  const service = cluster.services[index];
  if (service === undefined) return [];
  const path = ["services", index];
  return [
    ...checkListener(cluster, index),
    ...checkScheduling(service, path),
    ...checkPersistence(cluster, service, path),
    ...checkHealthCheck(cluster, service, path),
    ...findRepeats(service.destinations, ({ realServerId, port }) => `${realServerId} ${port}`).map(([position]) =>
      errorAt([...path, "destinations", position, "realServerId"], "destination.duplicate"),
    ),
    ...service.destinations.flatMap((_, position) => checkDestination(cluster, index, position)),
  ];
}

/** keepalived checks UDP and SCTP services by TCP too if told so, which says little about them. */
function checkHealthCheck(cluster: DesiredCluster, service: DesiredService, path: Problem["path"]): Problem[] {
  if (service.healthCheck === null) return [];
  const at = [...path, "healthCheck"];
  if (cluster.engine === "ipvsadm") return [warningAt(at, "check.no_effect")];
  const protocol = listenerProtocol(service.listener) ?? "TCP";
  return protocol === "TCP" ? [] : [warningAt(at, "check.protocol", { protocol })];
}
