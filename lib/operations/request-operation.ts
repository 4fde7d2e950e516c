import type { Actor } from "@/lib/access/model";
import { type AuditRecord, auditInsert } from "@/lib/audit/record-audit";
import type { Tx } from "@/lib/db/database";
import { type Operation, Prisma } from "@/lib/db/generated/client";
import { newId } from "@/lib/db/new-id";
import { prepared } from "@/lib/db/prepared";
import { addJob, type EnqueueOptions } from "@/lib/jobs/enqueue";
import { operationRun } from "@/lib/jobs/operation-run";
import { AppError } from "@/lib/model/app-error";
import { errorAt } from "@/lib/model/problem";
import { assertMayWrite, mayWrite } from "./observe-mode";

export type OperationRequest = {
  readonly kind: Operation["kind"];
  readonly clusterId?: string;
  readonly hostId?: string;
  readonly planId?: string;
  /** What is asked: ids, numbers, closed enums, and why a guard was overridden; shown to everybody who may read operations. */
  readonly request: Prisma.InputJsonObject;
  readonly reason?: string;
  /** Chosen by the caller; a repeated request with the same key gets the operation of the first. */
  readonly idempotencyKey?: string;
  readonly along?: Along;
  /** What else the trail is to tell of it, after its own entry. */
  readonly trail?: readonly Omit<AuditRecord, "operationId">[];
};

/** What goes with the operation, in the same statement, and is written only if it is. */
export type Along = {
  /** What stands behind `with` ahead of it, and what has to hold there for it to be written at all. */
  readonly only?: { readonly given: Prisma.Sql; readonly if: Prisma.Sql };
  /** What stands behind `with` after it, by the condition that it was written. */
  readonly rows: (condition: Prisma.Sql) => Prisma.Sql;
};

/**
 * Writes down an operation, its audit entries and its job in the caller's transaction; the worker hears of it when that
 * commits. A repeated idempotency key of the same person returns the first operation and does nothing else; the same key
 * with another request is refused (`input.invalid`, problem `idempotency_key.reused`).
 */
export async function requestOperation(tx: Tx, actor: Actor, input: OperationRequest): Promise<Operation> {
  const operation = await insertOperation(tx, actor, input);
  if (operation !== null) return operation;
  await assertMayWrite(tx, input.kind);
  return await replay(tx, actor.kind === "person" ? actor.id : null, input);
}

const wasAsked = Prisma.sql`exists (select from asked)`;

/** All that this version of the panel knows. */
const columns = Prisma.raw(
  Object.keys(Prisma.OperationScalarFieldEnum)
    .map((name) => `operation."${name}"`)
    .join(", "),
);

/**
 * Row, entries, job and notice as one statement: each statement costs web as much as all that it does for a request
 * besides. Null = nothing was written: the panel only observes, what had to hold does not, or there is one with this key:
 * it inserts, or waits for the transaction that holds the same key, because a plain look-up first would let two of them
 * through.
 */
export async function insertOperation(
  tx: Pick<Tx, "$queryRaw">,
  actor: Actor,
  input: OperationRequest,
): Promise<Operation | null> {
  const { kind, clusterId = null, hostId = null, planId = null, request, along } = input;
  const id = newId();
  const reason = input.reason ?? "";
  const own: AuditRecord = {
    action: `operation.${kind}`,
    objectType: "operation",
    objectId: id,
    clusterId,
    operationId: id,
    after: { ...request, reason },
  };
  const trail = [own, ...(input.trail ?? []).map((record) => ({ ...record, operationId: id }))];
  const job = addJob(operationRun, { operationId: id }, jobOptions(input));
  const [row] = await tx.$queryRaw<(Operation & { handedOver: string })[]>`${prepared}
    with ${along?.only === undefined ? Prisma.empty : Prisma.sql`${along.only.given},`}
    asked as (
      insert into operation (id, kind, "clusterId", "hostId", "planId", request, reason, "actorId", "actorName",
        "idempotencyKey", "createdAt")
      select ${id}::uuid, ${kind}::"OperationKind", ${clusterId}::uuid, ${hostId}::uuid, ${planId}::uuid,
        ${JSON.stringify(request)}::jsonb, ${reason}, ${actor.kind === "person" ? actor.id : null}::text, ${actor.name},
        ${input.idempotencyKey ?? null}::text, clock_timestamp()
      where ${mayWrite(kind)} and ${along?.only?.if ?? Prisma.sql`true`}
      on conflict do nothing
      returning ${columns}
    ), told as (
      ${auditInsert(actor, trail, wasAsked)}
    )
    ${along === undefined ? Prisma.empty : Prisma.sql`, ${along.rows(wasAsked)}`}
    select ${columns}, concat(${job}, pg_notify('signalbox_operation', operation.id::text)) as "handedOver" from asked as operation`;
  if (row === undefined) return null;
  const { handedOver: _, ...operation } = row;
  return operation;
}

/** Whoever takes one weight of a cluster takes all that wait, so one job that waits is enough for them. */
function jobOptions({ kind, clusterId }: OperationRequest): EnqueueOptions {
  return kind === "weight" && clusterId !== undefined ? { jobKey: `weights of ${clusterId}` } : {};
}

async function replay(tx: Tx, actorId: string | null, input: OperationRequest): Promise<Operation> {
  const { kind, clusterId = null, hostId = null, planId = null, request, idempotencyKey = "" } = input;
  const first = await tx.operation.findFirstOrThrow({ where: { actorId, idempotencyKey } });
  const same =
    first.kind === kind &&
    first.clusterId === clusterId &&
    first.hostId === hostId &&
    first.planId === planId &&
    canonical(first.request) === canonical(request);
  if (same) return first;
  throw new AppError("input.invalid", { problems: [errorAt(["idempotencyKey"], "idempotency_key.reused")] });
}

/** Requests are flat: sorting the top level makes equal ones equal as text (Postgres reorders the keys of jsonb). */
function canonical(request: unknown): string {
  const entries = Object.entries(typeof request === "object" && request !== null ? request : {});
  return JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
