import { randomBytes } from "node:crypto";
import type { Tx } from "@/lib/db/database";
import { makeVrrpSecret, type VrrpSecretReference } from "./make-vrrp-secret";

/**
 * Makes a password for a VRRP instance of a cluster and keeps it sealed. What is returned, and all that anybody is ever
 * told, is its name and the checksum of its file. `password` is one that other routers of the segment have already;
 * without it a random one is made, of 48 bits, which is all keepalived takes.
 */
export async function createVrrpSecret(
  tx: Tx,
  clusterId: string,
  password: string = randomBytes(6).toString("base64url"),
): Promise<VrrpSecretReference> {
  const { reference, row } = await makeVrrpSecret(tx, clusterId, password);
  await tx.vrrpSecret.create({ data: row });
  return reference;
}
