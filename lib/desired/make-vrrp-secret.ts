import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Tx } from "@/lib/db/database";
import { vrrpSecretFile } from "@/lib/keepalived/vrrp-secret-file";
import { seal } from "@/lib/secrets/seal";
import { loadSealingKey } from "@/lib/secrets/sealing-key";

export type VrrpSecretReference = { readonly secretId: string; readonly sha256: string };

/** A sealed password: what may be known of it, and its row, which goes in after that of its cluster. */
export type VrrpSecret = {
  readonly reference: VrrpSecretReference;
  readonly row: { readonly id: string; readonly clusterId: string; readonly sha256: string; readonly sealed: string };
};

/** Seals a password to the worker, as the file that it will have on the directors. */
export async function makeVrrpSecret(tx: Tx, clusterId: string, password: string): Promise<VrrpSecret> {
  const id = randomUUID();
  const text = vrrpSecretFile(clusterId, password, randomBytes(32).toString("hex"));
  const sha256 = createHash("sha256").update(text).digest("hex");
  const sealed = await seal(text, await loadSealingKey(tx), { vrrpSecretId: id });
  return { reference: { secretId: id, sha256 }, row: { id, clusterId, sha256, sealed } };
}
