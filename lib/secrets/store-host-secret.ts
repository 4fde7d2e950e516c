import type { Tx } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import { checkPrivateKey } from "./check-private-key";
import { seal } from "./seal";
import { loadSealingKey } from "./sealing-key";
import type { UploadedKey } from "./uploaded-key";

/**
 * Web's way to hand a private key to the worker: checked, sealed, and the host set to use it. Throws `input.invalid`
 * with every problem of the key, or `worker.absent` when no worker has ever started and there is nobody to seal to.
 */
export async function storeUploadedKey(tx: Tx, hostId: string, key: UploadedKey): Promise<void> {
  const problems = checkPrivateKey(key);
  if (problems.length > 0) throw new AppError("input.invalid", { problems });
  const sealedKey = await seal(JSON.stringify(key), await loadSealingKey(tx), { hostId, secret: "key" });
  await tx.hostSecret.upsert({ where: { hostId }, create: { hostId, sealedKey }, update: { sealedKey } });
  await tx.host.update({ where: { id: hostId }, data: { credential: "uploaded_key" } });
}

/**
 * Web's way to hand over the password that installs the worker's key. The operation that uses it deletes it, whatever
 * happens. Throws `worker.absent` as above.
 */
export async function storeInstallPassword(tx: Tx, hostId: string, password: string): Promise<void> {
  const sealedPassword = await seal(password, await loadSealingKey(tx), { hostId, secret: "password" });
  await tx.hostSecret.upsert({ where: { hostId }, create: { hostId, sealedPassword }, update: { sealedPassword } });
}
