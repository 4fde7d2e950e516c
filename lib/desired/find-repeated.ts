import type { Actor } from "@/lib/access/model";
import type { Operation } from "@/lib/db/generated/client";
import { type OperationRequest, requestOperation } from "@/lib/operations/request-operation";
import type { DesiredDeps } from "./deps";

/**
 * The operation that an earlier request with the same Idempotency-Key made, or null. The same key with another request
 * is refused by `requestOperation`.
 */
export async function findRepeated(
  { database }: DesiredDeps,
  actor: Actor,
  request: OperationRequest,
): Promise<Operation | null> {
  const { idempotencyKey } = request;
  if (idempotencyKey === undefined || actor.kind !== "person") return null;
  return await database.transaction(async (tx) => {
    const first = await tx.operation.findFirst({ where: { actorId: actor.id, idempotencyKey }, select: { id: true } });
    return first === null ? null : await requestOperation(tx, actor, request);
  });
}
