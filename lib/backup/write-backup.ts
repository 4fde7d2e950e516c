import { existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { type MasterKey, readMasterKey } from "@/lib/secrets/master-key";
import { BackupFault } from "./backup-fault";
import { backupSeal } from "./backup-seal";
import { firstLine, lastLineStart, type Manifest, tableEnd } from "./manifest";
import { savedTables } from "./saved-tables";
import { tablePlace } from "./table-place";
import { wrapMasterKey } from "./wrap-master-key";

export type BackupSource = {
  readonly url: string;
  readonly masterKeyFile: string;
  /** Of this Signalbox. */
  readonly version: string;
  readonly now: Date;
};

/**
 * Writes everything the panel knows into one new file that only its owner can read, from one snapshot of the database:
 * the panel may go on working meanwhile. Secrets stay encrypted under the master key. The key itself goes along only
 * under a passphrase; without one the file is worth nothing unless the key file is kept somewhere else.
 */
export async function writeBackup(source: BackupSource, file: string, passphrase: string | null): Promise<Manifest> {
  if (existsSync(file)) throw new BackupFault(`${file} is there already. Give another name, or remove it.`);
  const masterKey = await readMasterKey(source.masterKeyFile);
  if (masterKey === null) {
    throw new BackupFault(`There is no master key in ${source.masterKeyFile}. Make the backup where the worker runs.`);
  }
  const wrapped = passphrase === null ? null : await wrapMasterKey(masterKey.bytes, passphrase);
  const client = new pg.Client({ connectionString: source.url, application_name: "signalbox backup" });
  await client.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    const manifest = await makeManifest(client, source, masterKey, wrapped);
    await writeFile(file, sealed(lines(client, manifest), masterKey));
    return manifest;
  } finally {
    await client.end();
  }
}

async function makeManifest(
  client: pg.Client,
  source: BackupSource,
  masterKey: MasterKey,
  wrapped: string | null,
): Promise<Manifest> {
  const { rows } = await client.query<{ name: string }>(
    "select migration_name as name from _prisma_migrations where finished_at is not null order by migration_name",
  );
  return {
    version: source.version,
    madeAt: source.now.toISOString(),
    migrations: rows.map(({ name }) => name),
    masterKey: { fingerprint: masterKey.fingerprint, wrapped },
    tables: await savedTables(client),
  };
}

async function* lines(client: pg.Client, manifest: Manifest): AsyncGenerator<Buffer> {
  yield Buffer.from(`${firstLine}\n${JSON.stringify(manifest)}\n`);
  for (const table of manifest.tables) {
    yield* client.query(copyTo(`copy ${tablePlace(table)} to stdout`));
    yield Buffer.from(`${tableEnd}\n`);
  }
}

async function* sealed(parts: AsyncIterable<Buffer>, masterKey: MasterKey): AsyncGenerator<Buffer> {
  const seal = backupSeal(masterKey.bytes);
  for await (const part of parts) {
    seal.update(part);
    yield part;
  }
  yield Buffer.from(`${lastLineStart}${seal.digest("hex")}\n`);
}

/** Under its name only when it is complete and on the disk. */
async function writeFile(file: string, content: AsyncIterable<Buffer>): Promise<void> {
  const unfinished = `${file}.unfinished`;
  const handle = await open(unfinished, "w", 0o600);
  try {
    await pipeline(content, createGzip(), handle.createWriteStream({ flush: true }));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
