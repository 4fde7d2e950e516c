import type { Actor } from "@/lib/access/model";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Tx } from "@/lib/db/database";
import type { Operation, Prisma } from "@/lib/db/generated/client";
import { type EnqueueOptions, enqueue } from "@/lib/jobs/enqueue";
import { operationRun } from "@/lib/jobs/operation-run";
import { AppError } from "@/lib/model/app-error";
import { errorAt } from "@/lib/model/problem";
import { notifyOperations } from "./notify-operation";
import { assertMayWrite } from "./observe-mode";

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
};

/**
 * Writes down an operation, its audit entry and its job in the caller's transaction; the worker hears of it when that
 * commits. A repeated idempotency key of the same person returns the first operation and does nothing else; the same key
 * with another request is refused (`input.invalid`, problem `idempotency_key.reused`).
 */
export async function requestOperation(tx: Tx, actor: Actor, input: OperationRequest): Promise<Operation> {
  await assertMayWrite(tx, input.kind);
  const actorId = actor.kind === "person" ? actor.id : null;
  const wanted = {
    kind: input.kind,
    clusterId: input.clusterId ?? null,
    hostId: input.hostId ?? null,
    planId: input.planId ?? null,
    request: input.request,
  };
  const data = {
    ...wanted,
    reason: input.reason ?? "",
    actorId,
    actorName: actor.name,
    idempotencyKey: input.idempotencyKey ?? null,
  };
  // Insert or wait for the transaction that holds the same key: a plain look-up first would let two of them through.
  const [operation] = await tx.operation.createManyAndReturn({ data: [data], skipDuplicates: true });
  if (operation === undefined) return await replay(tx, actorId, input.idempotencyKey ?? "", wanted);
  await recordAudit(tx, actor, {
    action: `operation.${input.kind}`,
    objectType: "operation",
    objectId: operation.id,
    clusterId: wanted.clusterId,
    operationId: operation.id,
    after: { ...input.request, reason: data.reason },
  });
  await enqueue(tx, operationRun, { operationId: operation.id }, jobOptions(input));
  await notifyOperations(tx, [operation.id]);
  return operation;
}

/** Whoever takes one weight of a cluster takes all that wait, so one job that waits is enough for them. */
function jobOptions({ kind, clusterId }: OperationRequest): EnqueueOptions {
  return kind === "weight" && clusterId !== undefined ? { jobKey: `weights of ${clusterId}` } : {};
}

async function replay(
  tx: Tx,
  actorId: string | null,
  idempotencyKey: string,
  wanted: Pick<Operation, "kind" | "clusterId" | "hostId" | "planId"> & { readonly request: unknown },
): Promise<Operation> {
  const first = await tx.operation.findFirstOrThrow({ where: { actorId, idempotencyKey } });
  const same =
    first.kind === wanted.kind &&
    first.clusterId === wanted.clusterId &&
    first.hostId === wanted.hostId &&
    first.planId === wanted.planId &&
    canonical(first.request) === canonical(wanted.request);
  if (same) return first;
  throw new AppError("input.invalid", { problems: [errorAt(["idempotencyKey"], "idempotency_key.reused")] });
}

/** Requests are flat: sorting the top level makes equal ones equal as text (Postgres reorders the keys of jsonb). */
function canonical(request: unknown): string {
  const entries = Object.entries(typeof request === "object" && request !== null ? request : {});
  return JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
