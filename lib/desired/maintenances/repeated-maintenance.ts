import type { Tx } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import { errorAt } from "@/lib/model/problem";
import { canonicalJson } from "@/lib/plan/canonical-json";

/**
 * The id of the maintenance that an earlier request with the same Idempotency-Key planned, or null. The same words are the
 * same request, however it stands by now; other words are refused (`idempotency_key.reused`).
 */
export async function repeatedMaintenance(
  tx: Tx,
  actorId: string,
  idempotencyKey: string | undefined,
  asked: object,
): Promise<string | null> {
  if (idempotencyKey === undefined) return null;
  const first = await tx.maintenance.findUnique({ where: { actorId_idempotencyKey: { actorId, idempotencyKey } } });
  if (first === null) return null;
  if (canonicalJson(first.asked) === canonicalJson(asked)) return first.id;
  throw new AppError("input.invalid", { problems: [errorAt(["idempotencyKey"], "idempotency_key.reused")] });
}
