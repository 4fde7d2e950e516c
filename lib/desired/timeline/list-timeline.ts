import { z } from "zod";
import { type TimelineEntry, timelineEntrySchema } from "@/lib/api/resources/alert";
import type { Page } from "@/lib/api/resources/common";
import { Prisma } from "@/lib/db/generated/client";
import type { DesiredDeps } from "../deps";

export type TimelineFilter = {
  readonly source?: "audit" | "operation" | "event" | undefined;
  readonly clusterId?: string | undefined;
  /** The id of any object: a cluster, a host, a service, an operation. */
  readonly objectId?: string | undefined;
  /** Part of the object's name. */
  readonly object?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Of these clusters only; absent = of all, and of none. */
  readonly within?: readonly string[] | undefined;
  /** Without the trail, for those who may not read it. */
  readonly withAudit: boolean;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** `<at> <source> <id>` of the last entry of a page: several things may have happened at one moment. */
export const timelineCursorSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (audit|operation|event) [0-9a-f-]{1,36}$/, "cursor.invalid");

/** What happened, from the trail, the journal and the events, as one stream; the newest first. */
export async function listTimeline(
  { database: { prisma } }: DesiredDeps,
  filter: TimelineFilter,
): Promise<Page<TimelineEntry>> {
  const rows = await prisma.$queryRaw<Row[]>`
    select * from (${sources(filter)}) as entry
    where ${Prisma.join(conditions(filter), " and ")}
    order by at desc, source desc, id desc
    limit ${filter.limit + 1}`;
  const shown = rows.slice(0, filter.limit);
  const last = shown.at(-1);
  const hasMore = rows.length > shown.length && last !== undefined;
  return {
    items: shown.map(present),
    next: hasMore ? `${last.at.toISOString()} ${last.source} ${last.id}` : null,
  };
}

type Row = Omit<TimelineEntry, "at" | "params"> & { readonly at: Date; readonly params: unknown };

/** An operation has an entry of its own, so what the trail says of it is left out. */
function sources({ source, withAudit }: TimelineFilter): Prisma.Sql {
  const audit = Prisma.sql`
    select id::text, at, 'audit' as source, action as kind, outcome as state, 'info' as severity,
      "objectName" as object, '{}'::jsonb as params, "actorName", "clusterId"::text,
      case when "objectType" = 'host' then "objectId" end as "hostId", "operationId"::text, "objectId"
    from audit_entry where action not like 'operation.%' and action not like 'drift.%'`;
  const operation = Prisma.sql`
    select id::text, "createdAt" as at, 'operation' as source, 'operation.' || kind::text as kind, state::text,
      case when state in ('failed', 'partial', 'unknown', 'rolled_back') then 'critical' else 'info' end as severity,
      reason as object, '{}'::jsonb as params, "actorName", "clusterId"::text, "hostId"::text, id::text as "operationId",
      id::text as "objectId"
    from operation`;
  const event = Prisma.sql`
    select id::text, at, 'event' as source, kind, phase::text as state, severity::text, object, params, '' as "actorName",
      "clusterId"::text, "hostId"::text, "operationId"::text, "alertId"::text as "objectId"
    from event`;
  const all = { audit: withAudit ? [audit] : [], operation: [operation], event: [event] };
  const wanted = source === undefined ? [...all.audit, operation, event] : all[source];
  return wanted.length === 0 ? Prisma.sql`${event} where false` : Prisma.join(wanted, " union all ");
}

function conditions(filter: TimelineFilter): Prisma.Sql[] {
  const { clusterId, objectId, object, from, until, within, cursor } = filter;
  const [at, source, id] = cursor?.split(" ") ?? [];
  return [
    Prisma.sql`true`,
    ...(clusterId === undefined ? [] : [Prisma.sql`"clusterId" = ${clusterId}`]),
    ...(objectId === undefined ? [] : [Prisma.sql`${objectId} in ("objectId", "clusterId", "hostId", "operationId")`]),
    ...(object === undefined ? [] : [Prisma.sql`position(lower(${object}) in lower(object)) > 0`]),
    ...(from === undefined ? [] : [Prisma.sql`at >= ${from}::timestamptz`]),
    ...(until === undefined ? [] : [Prisma.sql`at < ${until}::timestamptz`]),
    ...(within === undefined ? [] : [Prisma.sql`"clusterId" = any(${[...within]})`]),
    ...(at === undefined ? [] : [Prisma.sql`(at, source, id) < (${at}::timestamptz, ${source}, ${id})`]),
  ];
}

const { params: paramsSchema } = timelineEntrySchema.shape;

function present(row: Row): TimelineEntry {
  return {
    id: row.id,
    at: row.at.toISOString(),
    source: row.source,
    kind: row.kind,
    state: row.state,
    severity: row.severity,
    object: row.object,
    params: paramsSchema.catch({}).parse(row.params),
    actorName: row.actorName,
    clusterId: row.clusterId,
    hostId: row.hostId,
    operationId: row.operationId,
  };
}
