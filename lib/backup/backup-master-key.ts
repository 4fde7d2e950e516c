import { fingerprintOf, readMasterKey } from "@/lib/secrets/master-key";
import { BackupFault } from "./backup-fault";
import type { Manifest } from "./manifest";
import { unwrapMasterKey } from "./wrap-master-key";

/** The key a backup was made with: the one in the key file, or the one in the backup if a passphrase is given for it. */
export async function backupMasterKey(
  { masterKey }: Manifest,
  masterKeyFile: string,
  passphrase: string | null,
): Promise<Uint8Array> {
  const { fingerprint, wrapped } = masterKey;
  const present = await readMasterKey(masterKeyFile);
  if (present?.fingerprint === fingerprint) return present.bytes;
  if (present !== null) {
    throw new BackupFault(
      `${masterKeyFile} holds the master key ${present.fingerprint}, but this backup needs ${fingerprint}. ` +
        "Put that one in its place, or give a DATA_DIR of its own.",
    );
  }
  if (wrapped === null) {
    throw new BackupFault(
      `This backup needs the master key ${fingerprint}, which is not in it. Put that file at ${masterKeyFile}.`,
    );
  }
  if (passphrase === null) {
    throw new BackupFault(
      `This backup needs the master key ${fingerprint}, which is in it under a passphrase. Give --passphrase-file, ` +
        `or put the key file at ${masterKeyFile}.`,
    );
  }
  const bytes = await unwrapMasterKey(wrapped, passphrase);
  if (fingerprintOf(bytes) === fingerprint) return bytes;
  throw new BackupFault(`The master key in this backup is not ${fingerprint}, which it needs. Use another backup.`);
}
