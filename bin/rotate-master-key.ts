import path from "node:path";
import { env } from "@/lib/config/env";
import { createDatabase } from "@/lib/db/create-database";
import { withPostgres } from "@/lib/db/embedded/with-postgres";
import { type Rotation, rotateMasterKey } from "@/lib/secrets/rotate-master-key";

/** `npm run rotate-master-key`: a new key for the worker's secrets. Hosts and people notice nothing. */
try {
  const { databaseUrl, dataDir, masterKeyFile } = env();
  const rotate = (url: string) => onDatabase(url, masterKeyFile);
  const { from, to, formerFile } =
    databaseUrl === undefined ? await withPostgres(path.join(dataDir, "postgres"), rotate) : await rotate(databaseUrl);
  console.log(`The master key is ${to} now. Copy ${masterKeyFile} to every machine with a worker, and make a backup.`);
  console.log(`${formerFile} is ${from}: backups that were made before need it.`);
} catch (error) {
  console.error(`Nothing was rotated. ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

async function onDatabase(url: string, masterKeyFile: string): Promise<Rotation> {
  const database = createDatabase(url, { applicationName: "signalbox rotate-master-key" });
  try {
    return await rotateMasterKey(database, masterKeyFile);
  } finally {
    await database.close();
  }
}
