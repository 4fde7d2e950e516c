import type { ClusterResource } from "@/lib/api/resources/cluster";
import type { DesiredDeps } from "./deps";
import { loadClusterState } from "./load-cluster";
import { presentCluster } from "./present-cluster";
import { readSnapshot } from "./read-snapshot";

/** All clusters by name, with everything in them. */
export async function listClusterResources({ database }: DesiredDeps): Promise<ClusterResource[]> {
  return await readSnapshot(database, async (tx) => {
    const rows = await tx.cluster.findMany({ select: { id: true }, orderBy: { name: "asc" } });
    const clusters: ClusterResource[] = [];
    for (const { id } of rows) clusters.push(presentCluster(await loadClusterState(tx, id)));
    return clusters;
  });
}
