import path from "node:path";
import { writeBackup } from "@/lib/backup/write-backup";
import { env } from "@/lib/config/env";
import { version } from "@/lib/config/version";
import { withPostgres } from "@/lib/db/embedded/with-postgres";
import { backupArguments } from "./backup-arguments";

/** `npm run backup -- FILE`: everything the panel knows, in one file. The panel may be running meanwhile. */
try {
  const { databaseUrl, dataDir, masterKeyFile } = env();
  const { file, passphrase } = backupArguments("backup");
  const write = (url: string) => writeBackup({ url, masterKeyFile, version, now: new Date() }, file, passphrase);
  const { masterKey } =
    databaseUrl === undefined ? await withPostgres(path.join(dataDir, "postgres"), write) : await write(databaseUrl);
  console.log(`Written to ${file}.`);
  console.log(
    masterKey.wrapped === null
      ? `It needs the master key ${masterKey.fingerprint}, which is not in it: keep a copy of ${masterKeyFile} elsewhere.`
      : `It holds the master key ${masterKey.fingerprint} under the passphrase: keep the passphrase elsewhere.`,
  );
} catch (error) {
  console.error(`Nothing was backed up. ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
