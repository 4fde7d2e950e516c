import { randomBytes } from "node:crypto";
import { rename } from "node:fs/promises";
import type { Database, Tx } from "@/lib/db/database";
import { AppError } from "@/lib/model/app-error";
import { fingerprintOf, type MasterKey, placeMasterKey, readMasterKey } from "./master-key";
import { decryptWorkerSecret, encryptWorkerSecret } from "./worker-secret";

export type Rotation = {
  readonly from: string;
  readonly to: string;
  /** Where the former key is now: backups that were made before need it. */
  readonly formerFile: string;
};

/**
 * Replaces the master key: the worker's private keys are encrypted anew, all of them or none. The keys themselves stay,
 * so no host notices, and a worker that runs goes on with what it has in memory.
 *
 * The new key is on the disk, as FILE.new, before anything depends on it, and takes its place after the database has
 * changed. Should the machine die in between, a start names the fingerprint that it needs: FILE.new is that key.
 */
export async function rotateMasterKey(database: Database, file: string): Promise<Rotation> {
  const former = await readMasterKey(file);
  if (former === null) throw new Error(`There is no master key in ${file}. Run this where the worker runs.`);
  await openAll(database.prisma, former);
  const bytes = randomBytes(32);
  const key = await placeMasterKey(`${file}.new`, bytes);
  if (key.fingerprint !== fingerprintOf(bytes)) {
    throw new Error(`${file}.new is there from an earlier attempt. Find out which of the two keys is needed first.`);
  }
  await database.transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('signalbox keyring'))`;
    for (const { name, text } of await openAll(tx, former)) {
      await tx.workerSecret.update({ where: { name }, data: { sealed: await encryptWorkerSecret(key, name, text) } });
    }
  });
  const formerFile = `${file}.${former.fingerprint.replace(":", "-")}`;
  await rename(file, formerFile);
  await rename(`${file}.new`, file);
  return { from: former.fingerprint, to: key.fingerprint, formerFile };
}

async function openAll(tx: Pick<Tx, "workerSecret">, key: MasterKey): Promise<{ name: string; text: string }[]> {
  const rows = await tx.workerSecret.findMany();
  try {
    return await Promise.all(
      rows.map(async ({ name, sealed }) => ({ name, text: await decryptWorkerSecret(key, name, sealed) })),
    );
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    throw new Error(`The key in place is ${key.fingerprint}, but this database needs ${cause.params.fingerprint}.`, {
      cause,
    });
  }
}
