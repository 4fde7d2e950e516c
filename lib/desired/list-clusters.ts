import type { ClusterSummary } from "@/lib/api/resources/cluster";
import type { DesiredDeps } from "./deps";
import { loadClusterState } from "./load-cluster";
import { presentClusterSummary } from "./present-cluster";
import { readSnapshot } from "./read-snapshot";

/** All clusters by name. Whether edits are pending is a comparison of models, so every model is read. */
export async function listClusters({ database }: DesiredDeps): Promise<ClusterSummary[]> {
  return await readSnapshot(database, async (tx) => {
    const rows = await tx.cluster.findMany({ select: { id: true }, orderBy: { name: "asc" } });
    const summaries: ClusterSummary[] = [];
    for (const { id } of rows) summaries.push(presentClusterSummary(await loadClusterState(tx, id)));
    return summaries;
  });
}
