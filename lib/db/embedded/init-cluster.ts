import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { type Account, commandAs } from "./account";
import { majorVersion } from "./binaries";

export const superuser = "signalbox";

/**
 * Makes the data folder unless it exists, and returns the superuser's password. initdb works in a folder of another
 * name that is renamed at the end, so that an interrupted first start leaves nothing that looks like a database.
 */
export async function initCluster(options: {
  directory: string;
  dataDirectory: string;
  binaries: string;
  account: Account;
  durable: boolean;
}): Promise<string> {
  const { directory, dataDirectory, binaries, account, durable } = options;
  const passwordFile = path.join(directory, "password");
  if (existsSync(path.join(dataDirectory, "PG_VERSION"))) {
    refuseOtherMajor(dataDirectory, binaries);
    return readFileSync(passwordFile, "utf8").trim();
  }
  const unfinished = `${dataDirectory}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const password = randomBytes(24).toString("base64url");
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  const handedOver = path.join(directory, "password.new");
  writeFileSync(handedOver, `${password}\n`, { mode: 0o600 });
  for (const file of [unfinished, handedOver]) giveTo(account, file);
  try {
    await runInitdb({ binaries, account, durable, unfinished, handedOver });
  } finally {
    rmSync(handedOver, { force: true });
  }
  renameSync(unfinished, dataDirectory);
  return password;
}

async function runInitdb(options: {
  binaries: string;
  account: Account;
  durable: boolean;
  unfinished: string;
  handedOver: string;
}): Promise<void> {
  const program = path.join(options.binaries, "bin/initdb");
  const {
    command,
    args,
    options: how,
  } = commandAs(options.account, program, [
    `--pgdata=${options.unfinished}`,
    `--username=${superuser}`,
    `--pwfile=${options.handedOver}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // The builtin provider needs no locale of the system and sorts the same on every machine.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    // The default makes shared memory by POSIX names too, but only after a probe that costs a second.
    "--set=dynamic_shared_memory_type=posix",
    ...(options.durable ? [] : ["--no-sync"]),
  ]);
  await promisify(execFile)(command, args, how);
}

function giveTo(account: Account, file: string): void {
  if (account.kind === "user") chownSync(file, account.uid, account.gid);
}

function refuseOtherMajor(dataDirectory: string, binaries: string): void {
  const made = readFileSync(path.join(dataDirectory, "PG_VERSION"), "utf8").trim();
  const installed = majorVersion(binaries);
  if (made === installed) return;
  throw new Error(
    `${dataDirectory} was made by PostgreSQL ${made}, but this Signalbox brings PostgreSQL ${installed}. ` +
      "Start the earlier Signalbox, dump the database, and load it into a new DATA_DIR.",
  );
}
