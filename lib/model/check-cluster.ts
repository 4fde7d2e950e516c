import { checkCompleteness } from "./check-completeness";
import { checkConsistency } from "./check-consistency";
import type { DesiredCluster } from "./cluster";
import type { Problem } from "./problem";

/** Everything that forbids applying this desired state (errors) or that somebody should know before (warnings). */
export function checkCluster(cluster: DesiredCluster): Problem[] {
  return [...checkConsistency(cluster), ...checkCompleteness(cluster)];
}
