import { mkdirSync } from "node:fs";
import path from "node:path";
import { restoreBackup } from "@/lib/backup/restore-backup";
import { env } from "@/lib/config/env";
import { startPostgres } from "@/lib/db/embedded/start-postgres";
import { backupArguments } from "./backup-arguments";

/** `npm run restore -- FILE`: a backup into an empty database, and its master key into its place. */
try {
  const { databaseUrl, dataDir, masterKeyFile } = env();
  const { file, passphrase } = backupArguments("restore");
  const restore = (url: string) => restoreBackup({ url, masterKeyFile }, file, passphrase);
  const { madeAt } = await (databaseUrl === undefined ? onEmbedded(dataDir, restore) : restore(databaseUrl));
  console.log(`Restored as it was at ${madeAt}. Start Signalbox: it observes, and writes to no host until you accept.`);
} catch (error) {
  console.error(`Nothing was restored. ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

async function onEmbedded<T>(dataDir: string, work: (url: string) => Promise<T>): Promise<T> {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const server = await startPostgres({ directory: path.join(dataDir, "postgres") });
  try {
    return await work(server.url);
  } finally {
    await server.stop();
  }
}
