import type { Actor } from "@/lib/access/model";
import type { Tx } from "@/lib/db/database";
import type { Operation } from "@/lib/db/generated/client";
import { type OperationRequest, requestOperation } from "@/lib/operations/request-operation";

/**
 * The operation that an earlier request with the same Idempotency-Key made, or null. Asked before anything is checked,
 * because the first request may have changed what a check looks at. The same key with another request is refused by
 * `requestOperation`.
 */
export async function findRepeated(tx: Tx, actor: Actor, request: OperationRequest): Promise<Operation | null> {
  const { idempotencyKey } = request;
  if (idempotencyKey === undefined || actor.kind !== "person") return null;
  const first = await tx.operation.findFirst({ where: { actorId: actor.id, idempotencyKey }, select: { id: true } });
  return first === null ? null : await requestOperation(tx, actor, request);
}
