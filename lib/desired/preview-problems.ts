import { checkConsistency } from "@/lib/model/check-consistency";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { Problem } from "@/lib/model/problem";
import type { Vrrp } from "@/lib/model/vrrp";

/** What contradicts itself in clusters that nobody has created yet; paths begin with `clusters` and their index. */
export function previewProblems(clusters: readonly DesiredCluster[]): Problem[] {
  return clusters.flatMap((cluster, index) =>
    checkConsistency(asSealed(cluster)).map((problem) => ({ ...problem, path: ["clusters", index, ...problem.path] })),
  );
}

/** An import seals its passwords; where an instance wants the header of AH there is one. */
function asSealed(cluster: DesiredCluster): DesiredCluster {
  const { vrrp, vrrpInstances } = cluster;
  return { ...cluster, vrrp: vrrp === null ? null : withSecret(vrrp), vrrpInstances: vrrpInstances.map(withSecret) };
}

function withSecret<T extends Vrrp>(vrrp: T): T {
  return vrrp.authenticationType === "AH" ? { ...vrrp, authentication: { secretId: "", sha256: "" } } : vrrp;
}
