import { sentenceSchema } from "@/lib/api/resources/common";
import type { HistoryMark } from "@/lib/api/resources/history";
import type { Database } from "@/lib/db/database";
import type { Span } from "./history-store";

/** More marks than that on one axis say nothing; the newest are kept. */
const marksMax = 200;

/** What happened within a time, oldest first: operations that reached a kernel, and VIPs that moved. */
export async function loadMarks(database: Database, clusterId: string, span: Span): Promise<HistoryMark[]> {
  const marks = [...(await changes(database, clusterId, span)), ...(await failovers(database, clusterId, span))];
  return marks.sort((a, b) => (a.at < b.at ? -1 : 1)).slice(-marksMax);
}

async function changes({ prisma }: Database, clusterId: string, span: Span): Promise<HistoryMark[]> {
  const within = withinSpan(span);
  const operations = await prisma.operation.findMany({
    where: {
      clusterId,
      kind: { in: ["apply", "weight"] },
      OR: [{ kernelReadAt: within }, { kernelReadAt: null, finishedAt: within, startedAt: { not: null } }],
    },
    orderBy: { createdAt: "desc" },
    take: marksMax,
  });
  return operations.map(({ id, kind, state, actorName, reason, kernelReadAt, finishedAt, createdAt }) => ({
    at: (kernelReadAt ?? finishedAt ?? createdAt).toISOString(),
    kind: "change",
    directorId: null,
    operation: { id, kind, state, actorName, reason },
    sentence: null,
  }));
}

/** As the alerts' watch has written them down, with the director that has the VIP since. */
async function failovers({ prisma }: Database, clusterId: string, span: Span): Promise<HistoryMark[]> {
  const kind = "vrrp_transition";
  const events = await prisma.event.findMany({
    where: { clusterId, kind, at: withinSpan(span) },
    orderBy: { at: "desc" },
    take: marksMax,
  });
  const directors = await prisma.director.findMany({ where: { clusterId }, select: { id: true, hostId: true } });
  return events.map(({ at, hostId, params }) => ({
    at: at.toISOString(),
    kind: "failover",
    directorId: directors.find((director) => director.hostId === hostId)?.id ?? null,
    operation: null,
    sentence: { code: `happened.${kind}`, params: sentenceSchema.shape.params.catch({}).parse(params) },
  }));
}

function withinSpan({ fromMs, toMs }: Span): { gte: Date; lt: Date } {
  return { gte: new Date(fromMs), lt: new Date(toMs) };
}
