import type { HistoryMark } from "@/lib/api/resources/history";
import type { Database } from "@/lib/db/database";
import type { Span } from "./history-store";

/** More marks than that on one axis say nothing; the newest are kept. */
const marksMax = 200;

/** What changed a cluster's kernels within a time, oldest first: operations that reached a host. */
export async function loadMarks(
  { prisma }: Database,
  clusterId: string,
  { fromMs, toMs }: Span,
): Promise<HistoryMark[]> {
  const within = { gte: new Date(fromMs), lt: new Date(toMs) };
  const operations = await prisma.operation.findMany({
    where: {
      clusterId,
      kind: { in: ["apply", "weight"] },
      OR: [{ kernelReadAt: within }, { kernelReadAt: null, finishedAt: within, startedAt: { not: null } }],
    },
    orderBy: { createdAt: "desc" },
    take: marksMax,
  });
  return operations
    .map(
      ({ id, kind, state, actorName, reason, kernelReadAt, finishedAt, createdAt }): HistoryMark => ({
        at: (kernelReadAt ?? finishedAt ?? createdAt).toISOString(),
        kind: "change",
        directorId: null,
        operation: { id, kind, state, actorName, reason },
        sentence: null,
      }),
    )
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}
