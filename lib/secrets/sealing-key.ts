import type { Tx } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import { type SealingPublicKey, sealingPublicKeySchema } from "./sealing";

/** The worker's public key; `worker.absent` when no worker has ever started and there is nobody to seal to. */
export async function loadSealingKey(tx: Tx): Promise<SealingPublicKey> {
  const installation = await tx.installation.findUnique({ where: { id: 1 }, select: { sealingPublicKey: true } });
  const key = sealingPublicKeySchema.safeParse(installation?.sealingPublicKey);
  if (!key.success) throw new AppError("worker.absent");
  return key.data;
}
