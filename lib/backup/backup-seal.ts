import { createHmac, type Hmac, hkdfSync } from "node:crypto";

/** Computes the last line of a backup from all bytes before it. Who has no master key can neither make nor change one. */
export function backupSeal(masterKey: Uint8Array): Hmac {
  const key = hkdfSync("sha256", masterKey, "", "signalbox backup", 32);
  return createHmac("sha256", Buffer.from(key));
}
