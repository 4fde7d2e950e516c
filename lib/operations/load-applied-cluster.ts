import { z } from "zod";
import type { Tx } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import { clusterSchema, type DesiredCluster } from "@/lib/model/cluster";

/** By host id and path: what an applied state has on the hosts. */
export const revisionFilesSchema = z.record(z.string(), z.record(z.string(), z.string()));

type AppliedRevision = { readonly model: DesiredCluster; readonly files: z.infer<typeof revisionFilesSchema> };

/** An applied state. Its time belongs to its name: numbers come again when a backup is restored. */
export type RevisionName = { readonly clusterId: string; readonly number: number; readonly createdAt: Date };

type Parsed = { readonly name: RevisionName; readonly model: DesiredCluster };

/**
 * By cluster: a revision never changes, and a large one takes longer to read than everything else a click does. Alerts look
 * at every cluster every few seconds.
 */
const newestParsed = new Map<string, Parsed>();

/** Large models cost megabytes; who has more clusters than this reads some of them anew. */
const mostParsed = 1_000;

/** The model of the newest applied revision; null = never applied. */
export async function loadAppliedCluster(tx: Tx, clusterId: string): Promise<DesiredCluster | null> {
  const [found] = await tx.$queryRaw<{ number: number; createdAt: Date }[]>`
    select number, "createdAt" from cluster_revision where "clusterId" = ${clusterId}::uuid order by number desc limit 1`;
  return found === undefined ? null : await loadRevisionModel(tx, { clusterId, ...found });
}

/** The model of a revision that was the newest a moment ago. */
export async function loadRevisionModel(tx: Tx, name: RevisionName): Promise<DesiredCluster> {
  const known = newestParsed.get(name.clusterId);
  if (known !== undefined && isSame(known.name, name)) return known.model;
  const { clusterId, number } = name;
  const { model, createdAt } = await tx.clusterRevision.findUniqueOrThrow({
    where: { clusterId_number: { clusterId, number } },
    select: { model: true, createdAt: true },
  });
  return remember({ clusterId, number, createdAt }, model);
}

function isSame(one: RevisionName, other: RevisionName): boolean {
  return one.number === other.number && one.createdAt.getTime() === other.createdAt.getTime();
}

function remember(name: RevisionName, stored: unknown): DesiredCluster {
  const model = clusterSchema.parse(stored);
  newestParsed.delete(name.clusterId);
  newestParsed.set(name.clusterId, { name, model });
  const [oldest] = newestParsed.keys();
  if (newestParsed.size > mostParsed && oldest !== undefined) newestParsed.delete(oldest);
  return model;
}

/** What is in force and what is on the hosts for it; refused (`destination.not_applied`) when nothing ever was. */
export async function loadAppliedRevision(tx: Tx, clusterId: string): Promise<AppliedRevision> {
  const select = { number: true, createdAt: true, files: true } as const;
  const newest = await tx.clusterRevision.findFirst({ where: { clusterId }, orderBy: { number: "desc" }, select });
  if (newest === null) throw new AppError("destination.not_applied");
  const model = await loadRevisionModel(tx, { clusterId, ...newest });
  return { model, files: revisionFilesSchema.parse(newest.files) };
}
