import type { Actor } from "@/lib/access/model";
import type { AuditAction } from "@/lib/api/resources/audit-actions";
import type { Tx } from "@/lib/db/database";
import { Prisma } from "@/lib/db/generated/client";

/** Somebody who has not signed in, or whose sign-in failed. */
export type Anonymous = { readonly kind: "anonymous"; readonly origin: string };

export type AuditRecord = {
  readonly action: AuditAction;
  readonly objectType: string;
  readonly objectId?: string | null;
  /** As people knew it at that time; the object may be renamed or gone when the entry is read. */
  readonly objectName?: string;
  readonly clusterId?: string | null;
  readonly operationId?: string | null;
  readonly outcome?: "done" | "denied" | "failed";
  /** What a presenter made, never a row: presenters leave secrets out. */
  readonly before?: object;
  readonly after?: object;
};

/** Adds one entry to the trail, in the transaction of the change it describes. Entries are never changed or removed. */
export async function recordAudit(tx: Tx, actor: Actor | Anonymous, record: AuditRecord): Promise<void> {
  await recordAudits(tx, actor, [record]);
}

/** As `recordAudit`, for several entries in one statement. */
export async function recordAudits(tx: Tx, actor: Actor | Anonymous, records: readonly AuditRecord[]): Promise<void> {
  if (records.length > 0) await tx.$executeRaw(auditInsert(actor, records));
}

/** The statement behind both, for whoever writes the change and its entries in one: they are added where `condition` holds. */
export function auditInsert(
  actor: Actor | Anonymous,
  records: readonly AuditRecord[],
  condition: Prisma.Sql = Prisma.sql`true`,
): Prisma.Sql {
  const actorId = actor.kind === "person" ? actor.id : null;
  const actorName = actor.kind === "anonymous" ? "" : actor.name;
  const origin = actor.kind === "system" ? "worker" : actor.origin;
  return Prisma.sql`
    insert into audit_entry ("at", "actorId", "actorName", origin, action, "objectType", "objectId", "objectName",
      "clusterId", "operationId", outcome, before, after)
    select clock_timestamp(), ${actorId}::text, ${actorName}::text, ${origin}::text, entry.action, entry."objectType",
      entry."objectId", coalesce(entry."objectName", ''), entry."clusterId", entry."operationId",
      coalesce(entry.outcome, 'done'), entry.before, entry.after
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as entry(action text, "objectType" text, "objectId" text,
      "objectName" text, "clusterId" uuid, "operationId" uuid, outcome text, before jsonb, after jsonb)
    where ${condition}`;
}
