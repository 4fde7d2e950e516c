import { z } from "zod";
import type { Tx } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import { clusterSchema, type DesiredCluster } from "@/lib/model/cluster";

/** By host id and path: what an applied state has on the hosts. */
export const revisionFilesSchema = z.record(z.string(), z.record(z.string(), z.string()));

const revisionSchema = z.object({ model: clusterSchema, files: revisionFilesSchema });

/** The model of the newest applied revision; null = never applied. */
export async function loadAppliedCluster(tx: Tx, clusterId: string): Promise<DesiredCluster | null> {
  const newest = await newestRevision(tx, clusterId);
  return newest === null ? null : revisionSchema.shape.model.parse(newest.model);
}

/** What is in force and what is on the hosts for it; refused (`destination.not_applied`) when nothing ever was. */
export async function loadAppliedRevision(tx: Tx, clusterId: string): Promise<z.infer<typeof revisionSchema>> {
  const newest = await newestRevision(tx, clusterId);
  if (newest === null) throw new AppError("destination.not_applied");
  return revisionSchema.parse(newest);
}

async function newestRevision(tx: Tx, clusterId: string) {
  return await tx.clusterRevision.findFirst({ where: { clusterId }, orderBy: { number: "desc" } });
}
