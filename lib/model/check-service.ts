import { checkDestination } from "./check-destination";
import { checkHealthChecks } from "./check-health-checks";
import { checkListener } from "./check-listener";
import { checkPersistence } from "./check-persistence";
import { checkScheduling } from "./check-scheduling";
import { checkVirtualServerOptions } from "./check-virtual-server-options";
import type { DesiredCluster } from "./cluster";
import { findRepeats } from "./find-repeats";
import { errorAt, type Problem } from "./problem";

/** The rules of one service: its listener is its own, its attributes fit what it listens on and the engine. */
export function checkService(cluster: DesiredCluster, index: number): Problem[] {
  const service = cluster.services[index];
  if (service === undefined) return [];
  const path = ["services", index];
  return [
    ...checkListener(cluster, index),
    ...checkScheduling(service, path),
    ...checkPersistence(cluster, service, path),
    ...checkHealthChecks(cluster, service, path),
    ...checkVirtualServerOptions(cluster, service, path),
    ...findRepeats(service.destinations, ({ realServerId, port }) => `${realServerId} ${port}`).map(([position]) =>
      errorAt([...path, "destinations", position, "realServerId"], "destination.duplicate"),
    ),
    ...service.destinations.flatMap((_, position) => checkDestination(cluster, index, position)),
  ];
}
