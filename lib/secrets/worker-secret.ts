import { CompactEncrypt, compactDecrypt, decodeProtectedHeader, errors } from "jose";
import { AppError } from "@/lib/model/app-error";
import type { MasterKey } from "./master-key";

/** Encrypts one private half for WorkerSecret. Name and master key are part of the authenticated header. */
export async function encryptWorkerSecret(masterKey: MasterKey, name: string, text: string): Promise<string> {
  return await new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: "dir", enc: "A256GCM", kid: masterKey.fingerprint, name })
    .encrypt(masterKey.bytes);
}

/** Throws `secret.unreadable`, naming the master key that is needed, when `masterKey` is another one or missing. */
export async function decryptWorkerSecret(masterKey: MasterKey | null, name: string, sealed: string): Promise<string> {
  const header = decodeProtectedHeader(sealed);
  const needed = header.kid ?? "unknown";
  if (masterKey === null || masterKey.fingerprint !== needed) {
    throw new AppError("secret.unreadable", { params: { fingerprint: needed } });
  }
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, masterKey.bytes, {
      keyManagementAlgorithms: ["dir"],
      contentEncryptionAlgorithms: ["A256GCM"],
    });
    if (protectedHeader.name === name) return new TextDecoder().decode(plaintext);
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
  }
  throw new AppError("secret.unreadable", { params: { fingerprint: needed } });
}
