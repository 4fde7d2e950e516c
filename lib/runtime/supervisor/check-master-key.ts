import pg from "pg";
import { AppError } from "@/lib/model/app-error";
import { readMasterKey } from "@/lib/secrets/master-key";
import { decryptWorkerSecret } from "@/lib/secrets/worker-secret";

/**
 * Throws, naming the fingerprint of the key that is needed, when the worker's keys in this database do not open with the
 * master key file. Asked before anything that takes time: who has restored a database without its key learns it at once.
 * (By plain SQL: the supervisor runs before Prisma's client is made.)
 */
export async function checkMasterKey(url: string, masterKeyFile: string): Promise<void> {
  const secrets = await loadSecrets(url);
  if (secrets.length === 0) return;
  const masterKey = await readMasterKey(masterKeyFile);
  try {
    for (const { name, sealed } of secrets) await decryptWorkerSecret(masterKey, name, sealed);
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    const found = masterKey === null ? "is not there" : `holds ${masterKey.fingerprint}`;
    throw new Error(
      `The worker's keys need the master key ${cause.params.fingerprint}, but ${masterKeyFile} ${found}. ` +
        "Put the right file in its place.",
      { cause },
    );
  }
}

async function loadSecrets(url: string): Promise<{ name: string; sealed: string }[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; sealed: string }>("select name, sealed from worker_secret");
    return rows;
  } finally {
    await client.end();
  }
}
