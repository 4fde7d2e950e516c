import { createHash, randomBytes } from "node:crypto";
import type { Tx } from "@/lib/db/database";
import { vrrpSecretFile } from "@/lib/keepalived/vrrp-secret-file";
import { seal } from "@/lib/secrets/seal";
import { loadSealingKey } from "@/lib/secrets/sealing-key";

/** The row of a sealed VRRP password. */
export type SealedVrrpPassword = {
  readonly id: string;
  readonly clusterId: string;
  /** Of the file that it will have on the directors. */
  readonly sha256: string;
  readonly sealed: string;
};

/** Seals a password to the worker, as the file that it will have on the directors of this cluster. */
export async function sealVrrpPassword(
  tx: Tx,
  { id, clusterId, password }: { readonly id: string; readonly clusterId: string; readonly password: string },
): Promise<SealedVrrpPassword> {
  const text = vrrpSecretFile(clusterId, password, randomBytes(32).toString("hex"));
  const sha256 = createHash("sha256").update(text).digest("hex");
  return { id, clusterId, sha256, sealed: await seal(text, await loadSealingKey(tx), { vrrpSecretId: id }) };
}
