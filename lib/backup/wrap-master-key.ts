import { CompactEncrypt, compactDecrypt, errors } from "jose";
import { BackupFault } from "./backup-fault";

/** What a passphrase is stretched by; OWASP's figure for PBKDF2 with HMAC-SHA512 is 210 000 (2023). */
const iterations = 600_000;

const shortest = 12;

/** Encrypts the master key under a passphrase: jose's PBES2-HS512+A256KW and A256GCM, a random salt each time. */
export async function wrapMasterKey(bytes: Uint8Array, passphrase: string): Promise<string> {
  if (passphrase.length < shortest) {
    throw new BackupFault(
      `The passphrase is too short: whoever has it and the file has root on every host. Give at least ${shortest} characters.`,
    );
  }
  return await new CompactEncrypt(bytes)
    .setProtectedHeader({ alg: "PBES2-HS512+A256KW", enc: "A256GCM" })
    .setKeyManagementParameters({ p2c: iterations })
    .encrypt(new TextEncoder().encode(passphrase));
}

export async function unwrapMasterKey(wrapped: string, passphrase: string): Promise<Uint8Array> {
  try {
    const { plaintext } = await compactDecrypt(wrapped, new TextEncoder().encode(passphrase), {
      keyManagementAlgorithms: ["PBES2-HS512+A256KW"],
      contentEncryptionAlgorithms: ["A256GCM"],
      // The count comes from the file: a hostile one could ask for hours.
      maxPBES2Count: iterations,
    });
    return plaintext;
  } catch (cause) {
    if (!(cause instanceof errors.JOSEError)) throw cause;
    throw new BackupFault(
      "The passphrase does not open the master key in this backup. Give the one it was made with.",
      { cause },
    );
  }
}
