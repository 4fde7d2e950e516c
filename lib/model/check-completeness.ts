import type { DesiredCluster } from "./cluster";
import { errorAt, type Problem, warningAt } from "./problem";

/**
 * What is still missing before a cluster can be applied. A cluster that is being put together has such problems all the
 * time, so they do not forbid an edit.
 */
export function checkCompleteness(cluster: DesiredCluster): Problem[] {
  const problems: Problem[] = [];
  // A cluster that carries nothing any more may give up its last director: its hosts are free only then.
  const carries = cluster.vips.length > 0 || cluster.services.length > 0;
  if (carries && cluster.directors.length === 0) problems.push(errorAt(["directors"], "cluster.directors_missing"));
  const unheld = cluster.vips.some(({ vrrpInstanceId }) => vrrpInstanceId === null);
  if (cluster.engine === "keepalived" && unheld && cluster.vrrp === null) {
    problems.push(errorAt(["vrrp"], "cluster.vrrp_missing"));
  }
  for (const [index, { listener, destinations }] of cluster.services.entries()) {
    if (listener.kind === "group" && listener.members.length === 0) {
      problems.push(errorAt(["services", index, "listener", "members"], "service.members_missing"));
    }
    const path = ["services", index, "destinations"];
    if (destinations.length === 0) problems.push(warningAt(path, "service.destinations_missing"));
    else if (destinations.every(({ weight }) => weight === 0)) {
      problems.push(warningAt(path, "service.all_weights_zero"));
    }
  }
  return problems;
}
