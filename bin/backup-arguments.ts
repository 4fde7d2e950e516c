import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { BackupFault } from "@/lib/backup/backup-fault";

export type BackupArguments = { readonly file: string; readonly passphrase: string | null };

/** `FILE [--passphrase-file FILE]`. The passphrase is the first line of a file, where `ps` does not show it. */
export function backupArguments(command: "backup" | "restore"): BackupArguments {
  const { values, positionals } = parse(command);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw usage(command);
  const passphraseFile = values["passphrase-file"];
  const passphrase =
    passphraseFile === undefined ? null : (readFileSync(passphraseFile, "utf8").split(/\r?\n/, 1)[0] ?? "");
  return { file: path.resolve(file), passphrase };
}

function parse(command: "backup" | "restore") {
  try {
    return parseArgs({ allowPositionals: true, options: { "passphrase-file": { type: "string" } } });
  } catch {
    throw usage(command);
  }
}

function usage(command: string): BackupFault {
  return new BackupFault(`Say which file: npm run ${command} -- FILE [--passphrase-file FILE]`);
}
