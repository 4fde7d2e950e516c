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
  await tx.auditEntry.create({
    data: {
      actorId: actor.kind === "person" ? actor.id : null,
      actorName: actor.kind === "anonymous" ? "" : actor.name,
      origin: actor.kind === "system" ? "worker" : actor.origin,
      action: record.action,
      objectType: record.objectType,
      objectId: record.objectId ?? null,
      objectName: record.objectName ?? "",
      clusterId: record.clusterId ?? null,
      operationId: record.operationId ?? null,
      outcome: record.outcome ?? "done",
      before: json(record.before),
      after: json(record.after),
    },
  });
}

function json(value: object | undefined): Prisma.InputJsonValue | typeof Prisma.DbNull {
  if (value === undefined) return Prisma.DbNull;
  const copy: Prisma.InputJsonObject = JSON.parse(JSON.stringify(value));
  return copy;
}
