import type { Tx } from "@/lib/db/database";
import type { DesiredCluster } from "@/lib/model/cluster";

/** By host id, then by absolute path: the content of every file that Signalbox keeps there. */
export type RevisionFiles = Readonly<Record<string, Readonly<Record<string, string>>>>;

export type NewRevision = {
  readonly model: DesiredCluster;
  readonly files: RevisionFiles;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly reason: string;
  readonly operationId: string;
};

/** Appends an immutable revision of what is now in force; its number is the cluster's next. */
export async function addClusterRevision(tx: Tx, revision: NewRevision): Promise<void> {
  const { appliedRevision } = await tx.cluster.update({
    where: { id: revision.model.id },
    data: { appliedRevision: { increment: 1 } },
    select: { appliedRevision: true },
  });
  await tx.clusterRevision.create({
    data: { ...revision, clusterId: revision.model.id, number: appliedRevision },
  });
}
