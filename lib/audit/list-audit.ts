import type { Page } from "@/lib/api/resources/common";
import type { AuditResource } from "@/lib/api/resources/people";
import type { Database } from "@/lib/db/database";
import type { AuditEntry, Prisma } from "@/lib/db/generated/client";

export type AuditFilter = {
  readonly actorId?: string | undefined;
  readonly action?: string | undefined;
  readonly objectType?: string | undefined;
  readonly objectId?: string | undefined;
  readonly clusterId?: string | undefined;
  readonly operationId?: string | undefined;
  readonly outcome?: "done" | "denied" | "failed" | undefined;
  /** Entries at or after, and before, these moments. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** `next` of the page before; entries are counted upwards, so pages stay right while new ones arrive. */
  readonly cursor?: bigint | undefined;
  readonly limit: number;
};

/** The trail, newest first. */
export async function listAudit(
  { database }: { database: Database },
  filter: AuditFilter,
): Promise<Page<AuditResource>> {
  const entries = await database.prisma.auditEntry.findMany({
    where: conditions(filter),
    orderBy: { id: "desc" },
    take: filter.limit + 1,
  });
  const shown = entries.slice(0, filter.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(presentAuditEntry),
    next: entries.length > shown.length && last !== undefined ? last.id.toString() : null,
  };
}

function conditions(filter: AuditFilter): Prisma.AuditEntryWhereInput {
  const { actorId, action, objectType, objectId, clusterId, operationId, outcome, from, until, cursor } = filter;
  return {
    ...(actorId !== undefined && { actorId }),
    ...(action !== undefined && { action: { startsWith: action } }),
    ...(objectType !== undefined && { objectType }),
    ...(objectId !== undefined && { objectId }),
    ...(clusterId !== undefined && { clusterId }),
    ...(operationId !== undefined && { operationId }),
    ...(outcome !== undefined && { outcome }),
    ...((from !== undefined || until !== undefined) && {
      at: { ...(from !== undefined && { gte: from }), ...(until !== undefined && { lt: until }) },
    }),
    ...(cursor !== undefined && { id: { lt: cursor } }),
  };
}

function presentAuditEntry(entry: AuditEntry): AuditResource {
  return {
    id: entry.id.toString(),
    at: entry.at.toISOString(),
    actorName: entry.actorName,
    origin: entry.origin,
    action: entry.action,
    objectType: entry.objectType,
    objectId: entry.objectId,
    objectName: entry.objectName,
    clusterId: entry.clusterId,
    operationId: entry.operationId,
    outcome: entry.outcome === "denied" || entry.outcome === "failed" ? entry.outcome : "done",
    before: entry.before,
    after: entry.after,
  };
}
