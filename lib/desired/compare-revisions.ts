import type { z } from "zod";
import type { revisionComparisonSchema } from "@/lib/api/resources/cluster";
import type { ClusterRevision } from "@/lib/db/generated/client";
import { revisionFilesSchema } from "@/lib/operations/load-applied-cluster";
import { fileChange } from "@/lib/plan/file-diff";
import type { DesiredDeps } from "./deps";
import { found } from "./found";

type Files = z.infer<typeof revisionFilesSchema>;

/**
 * What an applied state had on the hosts, against an older or newer one: every file that differs, with its diff. `against`
 * 0 is the time before the first, when no file of ours was anywhere. Throws `not_found`.
 */
export async function compareRevisions(
  { database: { prisma } }: DesiredDeps,
  input: { readonly clusterId: string; readonly number: number; readonly against: number },
): Promise<z.infer<typeof revisionComparisonSchema>> {
  const { clusterId, against } = input;
  const read = async (number: number): Promise<ClusterRevision> =>
    found(await prisma.clusterRevision.findUnique({ where: { clusterId_number: { clusterId, number } } }));
  const { number, actorName, reason, operationId, createdAt, files } = await read(input.number);
  const before = against === 0 ? {} : revisionFilesSchema.parse((await read(against)).files);
  const after = revisionFilesSchema.parse(files);
  const hostIds = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const hosts = await prisma.host.findMany({ where: { id: { in: hostIds } }, select: { id: true, name: true } });
  const names = new Map(hosts.map(({ id, name }) => [id, name]));
  return {
    number,
    actorName,
    reason,
    operationId,
    createdAt: createdAt.toISOString(),
    against,
    hosts: hostIds
      .map((hostId) => ({ hostId, name: names.get(hostId) ?? null, files: changed(before, after, hostId) }))
      .filter((host) => host.files.length > 0)
      .sort((a, b) => ((a.name ?? a.hostId) < (b.name ?? b.hostId) ? -1 : 1)),
  };
}

function changed(before: Files, after: Files, hostId: string) {
  const [old, now] = [before[hostId] ?? {}, after[hostId] ?? {}];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .sort()
    .map((path) => fileChange(path, old[path] ?? null, now[path] ?? null))
    .filter(({ diff }) => diff !== "")
    .map(({ path, diff }) => ({ path, diff }));
}
