import type { ClusterSummary } from "@/lib/api/resources/cluster";
import type { DesiredDeps } from "./deps";
import { loadClusterState } from "./load-cluster";
import { presentClusterSummary } from "./present-cluster";
import { readSnapshot } from "./read-snapshot";

/** Each cluster is read as it is at one moment; all of several hundred in one transaction would take too long for it. */
const atOnce = 20;

/**
 * Those clusters that `isVisible` lets through, by name. Whether edits are pending is a comparison of models, so every model
 * is read.
 */
export async function listClusters(
  { database }: DesiredDeps,
  isVisible: (clusterId: string) => boolean = () => true,
): Promise<ClusterSummary[]> {
  const rows = await database.prisma.cluster.findMany({ select: { id: true }, orderBy: { name: "asc" } });
  const ids = rows.map(({ id }) => id).filter(isVisible);
  const summaries: ClusterSummary[] = [];
  for (let from = 0; from < ids.length; from += atOnce) {
    summaries.push(...(await readSummaries({ database }, ids.slice(from, from + atOnce))));
  }
  return summaries;
}

/** Of those that are still there, in this order. */
async function readSummaries({ database }: DesiredDeps, ids: readonly string[]): Promise<ClusterSummary[]> {
  return await readSnapshot(database, async (tx) => {
    const rows = await tx.cluster.findMany({ where: { id: { in: [...ids] } }, select: { id: true } });
    const present = new Set(rows.map(({ id }) => id));
    const summaries: ClusterSummary[] = [];
    for (const id of ids.filter((one) => present.has(one)))
      summaries.push(presentClusterSummary(await loadClusterState(tx, id)));
    return summaries;
  });
}
