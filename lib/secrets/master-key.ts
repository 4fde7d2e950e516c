import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";

/** The key that protects the worker's private keys in Postgres. */
export type MasterKey = {
  /** 32 bytes, for A256GCM. */
  readonly bytes: Uint8Array;
  /** Tells master keys apart without saying anything about them: `SBXM:` and 16 hex digits of a SHA-256. */
  readonly fingerprint: string;
};

/** Reads the master key file; null when there is none. Throws when the file is not a master key or others may read it. */
export async function readMasterKey(file: string): Promise<MasterKey | null> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (text === null) return null;
  const { mode } = await stat(file);
  if ((mode & 0o007) !== 0) throw unusable(file, "every user of this machine can read it: chmod 600");
  const bytes = Buffer.from(text.trim(), "base64url");
  if (bytes.length !== 32) throw unusable(file, "it does not hold 32 bytes in base64url");
  return { bytes, fingerprint: fingerprintOf(bytes) };
}

/** Makes the master key of a new installation. A file that appeared meanwhile is used, never replaced. */
export async function createMasterKey(file: string): Promise<MasterKey> {
  return await placeMasterKey(file, randomBytes(32));
}

/** Puts a key into a file that only its owner can read, unless there is one, and returns the one that is there then. */
export async function placeMasterKey(file: string, bytes: Uint8Array): Promise<MasterKey> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const text = `${Buffer.from(bytes).toString("base64url")}\n`;
  await writeFile(file, text, { mode: 0o600, flag: "wx" }).catch((error: unknown) => {
    if (!hasCode(error, "EEXIST")) throw error;
  });
  const key = await readMasterKey(file);
  if (key === null) throw unusable(file, "it vanished");
  return key;
}

export function fingerprintOf(bytes: Uint8Array): string {
  return `SBXM:${createHash("sha256").update("signalbox master key\0").update(bytes).digest("hex").slice(0, 16)}`;
}

/** A fault of the installation, for whoever starts the worker: not one that a person at the panel could mend. */
function unusable(file: string, reason: string): Error {
  return new Error(`master key file ${file}: ${reason}`);
}

function isMissing(error: unknown): boolean {
  return hasCode(error, "ENOENT");
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
