import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Tx } from "@/lib/db/database";
import { vrrpSecretFile } from "@/lib/keepalived/vrrp-secret-file";
import { seal } from "@/lib/secrets/seal";
import { loadSealingKey } from "@/lib/secrets/sealing-key";

export type VrrpSecretReference = { readonly secretId: string; readonly sha256: string };

/**
 * Makes a password for a VRRP instance and seals it to the worker, as the file that it will have on the directors. What
 * is returned, and all that anybody is ever told, is its name and the checksum of that file. `password` is one that
 * other routers of the segment have already; without it a random one is made, of 48 bits, which is all keepalived takes.
 */
export async function createVrrpSecret(
  tx: Tx,
  clusterId: string,
  password: string = randomBytes(6).toString("base64url"),
): Promise<VrrpSecretReference> {
  const id = randomUUID();
  const text = vrrpSecretFile(clusterId, password, randomBytes(32).toString("hex"));
  const sha256 = createHash("sha256").update(text).digest("hex");
  const sealed = await seal(text, await loadSealingKey(tx), { vrrpSecretId: id });
  await tx.vrrpSecret.create({ data: { id, clusterId, sha256, sealed } });
  return { secretId: id, sha256 };
}
