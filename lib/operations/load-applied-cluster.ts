import { z } from "zod";
import type { Tx } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import { clusterSchema, type DesiredCluster } from "@/lib/model/cluster";

/** By host id and path: what an applied state has on the hosts. */
export const revisionFilesSchema = z.record(z.string(), z.record(z.string(), z.string()));

const revisionSchema = z.object({ model: clusterSchema, files: revisionFilesSchema });

type Parsed = { readonly number: number; readonly createdAt: number; readonly model: DesiredCluster };

/** By cluster: a revision never changes, and a large one takes longer to read than everything else a click does. */
const newestParsed = new Map<string, Parsed>();

/** Large models cost megabytes; who has more clusters than this reads some of them anew. */
const mostParsed = 200;

/** The model of the newest applied revision; null = never applied. */
export async function loadAppliedCluster(tx: Tx, clusterId: string): Promise<DesiredCluster | null> {
  const [found] = await tx.$queryRaw<{ number: number; createdAt: Date }[]>`
    select number, "createdAt" from cluster_revision where "clusterId" = ${clusterId}::uuid order by number desc limit 1`;
  if (found === undefined) return null;
  const known = newestParsed.get(clusterId);
  if (known?.number === found.number && known.createdAt === found.createdAt.getTime()) return known.model;
  const where = { clusterId_number: { clusterId, number: found.number } };
  const { model, createdAt } = await tx.clusterRevision.findUniqueOrThrow({
    where,
    select: { model: true, createdAt: true },
  });
  return remember(clusterId, {
    number: found.number,
    createdAt: createdAt.getTime(),
    model: clusterSchema.parse(model),
  });
}

function remember(clusterId: string, parsed: Parsed): DesiredCluster {
  newestParsed.delete(clusterId);
  newestParsed.set(clusterId, parsed);
  const [oldest] = newestParsed.keys();
  if (newestParsed.size > mostParsed && oldest !== undefined) newestParsed.delete(oldest);
  return parsed.model;
}

/** What is in force and what is on the hosts for it; refused (`destination.not_applied`) when nothing ever was. */
export async function loadAppliedRevision(tx: Tx, clusterId: string): Promise<z.infer<typeof revisionSchema>> {
  const newest = await tx.clusterRevision.findFirst({ where: { clusterId }, orderBy: { number: "desc" } });
  if (newest === null) throw new AppError("destination.not_applied");
  return revisionSchema.parse(newest);
}
