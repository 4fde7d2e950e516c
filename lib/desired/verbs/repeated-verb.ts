import type { Actor } from "@/lib/access/model";
import type { Tx } from "@/lib/db/database";
import type { Operation } from "@/lib/db/generated/client";
import { AppError } from "@/lib/model/app-error";
import { errorAt } from "@/lib/model/problem";
import { canonicalJson } from "@/lib/plan/canonical-json";

/**
 * The operation that an earlier request with the same Idempotency-Key made, or null. The same words are the same request,
 * whatever has become of the destinations since; other words are refused (`idempotency_key.reused`).
 */
export async function repeatedVerb(
  tx: Tx,
  actor: Actor,
  idempotencyKey: string | undefined,
  asked: object,
): Promise<Operation | null> {
  if (idempotencyKey === undefined || actor.kind !== "person") return null;
  const first = await tx.operation.findFirst({ where: { actorId: actor.id, idempotencyKey } });
  if (first === null) return null;
  const { request } = first;
  const before = typeof request === "object" && request !== null && "asked" in request ? request.asked : null;
  if (canonicalJson(before) === canonicalJson(JSON.parse(JSON.stringify(asked)))) return first;
  throw new AppError("input.invalid", { problems: [errorAt(["idempotencyKey"], "idempotency_key.reused")] });
}
