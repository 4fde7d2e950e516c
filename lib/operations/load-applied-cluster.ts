import type { Tx } from "@/lib/db/database";
import { clusterSchema, type DesiredCluster } from "@/lib/model/cluster";

/** The model of the newest applied revision; null = never applied. */
export async function loadAppliedCluster(tx: Tx, clusterId: string): Promise<DesiredCluster | null> {
  const newest = await tx.clusterRevision.findFirst({
    where: { clusterId },
    orderBy: { number: "desc" },
    select: { model: true },
  });
  return newest === null ? null : clusterSchema.parse(newest.model);
}
