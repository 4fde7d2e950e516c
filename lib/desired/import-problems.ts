import type { CreateImport } from "@/lib/api/resources/import";
import type { Tx } from "@/lib/db/database";
import { checkConsistency } from "@/lib/model/check-consistency";
import { clusterSchema, type DesiredCluster } from "@/lib/model/cluster";
import { inputProblems } from "@/lib/model/input-problems";
import { errorAt, type Problem } from "@/lib/model/problem";
import { directorHostProblems, missingHostProblems } from "./host-problems";
import { vipAddressProblems } from "./vip-address-problems";

/**
 * Everything that forbids creating an imported cluster, all at once. What a person has to enter is at its field of the
 * request; what the texts say is below `cluster`.
 */
export async function importProblems(
  tx: Tx,
  { name, directors, realServers }: Pick<CreateImport, "name" | "directors" | "realServers">,
  cluster: DesiredCluster,
): Promise<Problem[]> {
  const namesake = await tx.cluster.findUnique({ where: { name }, select: { id: true } });
  const problems = namesake === null ? [] : [errorAt(["name"], "name.taken")];
  for (const [index, { hostId }] of directors.entries()) {
    problems.push(...below(["directors", index], await directorHostProblems(tx, hostId, cluster.id)));
  }
  for (const [index, { hostId }] of realServers.entries()) {
    problems.push(...below(["realServers", index], await missingHostProblems(tx, hostId)));
  }
  for (const [index, { address }] of cluster.vips.entries()) {
    problems.push(...below(["cluster", "vips", index], await vipAddressProblems(tx, address, cluster.id)));
  }
  return [...problems, ...modelProblems(cluster)];
}

/** The checks that edits in the panel go through. */
function modelProblems(cluster: DesiredCluster): Problem[] {
  const parsed = clusterSchema.safeParse(cluster, { reportInput: true });
  const rules = parsed.success ? checkConsistency(cluster).filter(({ severity }) => severity === "error") : [];
  return below(["cluster"], [...inputProblems(parsed.error?.issues ?? []), ...rules]);
}

function below(place: Problem["path"], problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => ({ ...problem, path: [...place, ...problem.path] }));
}
