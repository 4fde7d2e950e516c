import type { Tx } from "@/lib/db/database";
import { errorAt, type Problem } from "@/lib/model/problem";

/** A problem when one of the clusters named is not there. */
export async function checkClustersExist(tx: Tx, clusterIds: readonly string[]): Promise<Problem[]> {
  const known = await tx.cluster.count({ where: { id: { in: [...clusterIds] } } });
  return known === new Set(clusterIds).size ? [] : [errorAt(["clusterIds"], "token.unknown_cluster")];
}
