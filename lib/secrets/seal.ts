import { CompactEncrypt, importJWK } from "jose";
import { purposeText, type SealingPublicKey, type SealPurpose, sealAlgorithm, sealEncryption } from "./sealing";

/**
 * Seals a credential to the worker: whoever seals cannot open it again. This is all that web needs, and it needs no
 * private key.
 */
export async function seal(text: string, publicKey: SealingPublicKey, purpose: SealPurpose): Promise<string> {
  const key = await importJWK({ ...publicKey }, sealAlgorithm);
  return await new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: sealAlgorithm, enc: sealEncryption, purpose: purposeText(purpose) })
    .encrypt(key);
}
