import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/db/database";
import { type SealedVrrpPassword, sealVrrpPassword } from "@/lib/operations/seal-vrrp-password";

export type VrrpSecretReference = { readonly secretId: string; readonly sha256: string };

/** A sealed password: what may be known of it, and its row, which goes in after that of its cluster. */
export type VrrpSecret = {
  readonly reference: VrrpSecretReference;
  readonly row: SealedVrrpPassword;
};

/** Seals a password to the worker, as the file that it will have on the directors. */
export async function makeVrrpSecret(tx: Tx, clusterId: string, password: string): Promise<VrrpSecret> {
  const row = await sealVrrpPassword(tx, { id: randomUUID(), clusterId, password });
  return { reference: { secretId: row.id, sha256: row.sha256 }, row };
}
