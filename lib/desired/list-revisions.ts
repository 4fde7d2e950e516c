import type { z } from "zod";
import type { clusterRevisionResourceSchema } from "@/lib/api/resources/cluster";
import type { Page } from "@/lib/api/resources/common";
import type { DesiredDeps } from "./deps";
import { found } from "./found";

/** Applied states of a cluster, newest first. */
export async function listRevisions(
  { database }: DesiredDeps,
  input: { clusterId: string; cursor?: number | undefined; limit: number },
): Promise<Page<z.infer<typeof clusterRevisionResourceSchema>>> {
  const { clusterId, cursor, limit } = input;
  found(await database.prisma.cluster.findUnique({ where: { id: clusterId }, select: { id: true } }));
  const rows = await database.prisma.clusterRevision.findMany({
    where: { clusterId, ...(cursor !== undefined && { number: { lt: cursor } }) },
    orderBy: { number: "desc" },
    take: limit + 1,
    omit: { model: true, files: true },
  });
  const shown = rows.slice(0, limit);
  return {
    items: shown.map(({ number, actorName, reason, operationId, createdAt }) => {
      return { number, actorName, reason, operationId, createdAt: createdAt.toISOString() };
    }),
    next: rows.length > shown.length ? String(shown.at(-1)?.number ?? "") : null,
  };
}
