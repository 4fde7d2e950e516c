import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { migrateDatabase, migrationsDirectory, readMigrations } from "@/lib/db/migrate-database";
import { placeMasterKey } from "@/lib/secrets/master-key";
import { assertEmpty } from "./assert-empty";
import { BackupFault } from "./backup-fault";
import { backupMasterKey } from "./backup-master-key";
import type { Manifest, SavedTable } from "./manifest";
import { settleRestored } from "./settle-restored";
import { tablePlace } from "./table-place";
import { readManifest, walkBackup } from "./walk-backup";

export type RestoreTarget = { readonly url: string; readonly masterKeyFile: string };

/**
 * Puts a backup into an empty database. Everything that can be wrong with the file is found before the first row is
 * written, and the rows become visible all at once: a restore that fails or dies can simply be repeated.
 *
 * The panel that starts on it observes and writes to no host until a person has accepted what the hosts are like now.
 * A backup of an older Signalbox is restored into the schema of its time and then migrated.
 */
export async function restoreBackup(target: RestoreTarget, file: string, passphrase: string | null): Promise<Manifest> {
  const masterKey = await backupMasterKey(await readManifest(file), target.masterKeyFile, passphrase);
  const manifest = await walkBackup(file, masterKey, skipRows);
  assertKnown(manifest);
  await assertEmpty(target.url, manifest);
  await migrateDatabase(target.url, migrationsDirectory(), manifest.migrations);
  await placeMasterKey(target.masterKeyFile, masterKey);
  await loadRows(target.url, file, masterKey);
  await migrateDatabase(target.url);
  return manifest;
}

async function skipRows(_table: SavedTable, rows: AsyncIterable<Buffer>): Promise<void> {
  for await (const _row of rows);
}

function assertKnown({ migrations, version }: Manifest): void {
  const known = new Set(readMigrations().map(({ name }) => name));
  if (migrations.every((name) => known.has(name))) return;
  throw new BackupFault(`This backup was made by a newer Signalbox (${version}). Restore it with that version.`);
}

/** The file is checked once more while it is read: what was exchanged meanwhile is never committed. */
async function loadRows(url: string, file: string, masterKey: Uint8Array): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: "signalbox restore" });
  await client.connect();
  try {
    await client.query("begin");
    // The migrations have put an empty one there.
    await client.query("delete from installation");
    const manifest = await walkBackup(file, masterKey, async (table, rows) => {
      await pipeline(Readable.from(rows), client.query(copyFrom(`copy ${tablePlace(table)} from stdin`)));
    });
    await settleRestored(client, manifest);
    await client.query("commit");
  } finally {
    // Ending the session rolls back whatever was not committed.
    await client.end();
  }
}
