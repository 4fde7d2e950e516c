import { existsSync } from "node:fs";
import { runCommand } from "./run-command";

/** A Debian package, told by one file that it brings. */
export type DebianPackage = { readonly name: string; readonly file: string };

export type PackageOutcome =
  | { readonly kind: "present" }
  | { readonly kind: "installed"; readonly names: readonly string[] }
  /** Not installed, and why: not root, not Debian, or apt-get's own words. */
  | { readonly kind: "missing"; readonly names: readonly string[]; readonly reason: string };

/** Installs what is missing where that is possible (as root, with apt-get); never asks anything and prints nothing. */
export async function ensureDebianPackages(packages: readonly DebianPackage[]): Promise<PackageOutcome> {
  const names = missing(packages);
  if (names.length === 0) return { kind: "present" };
  const command = `apt-get install --no-install-recommends ${names.join(" ")}`;
  if (!existsSync("/usr/bin/apt-get")) return { kind: "missing", names, reason: `Debian packages: ${names.join(" ")}` };
  if (process.getuid?.() !== 0) return { kind: "missing", names, reason: `run as root: ${command}` };

  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = ["install", "-y", "-q", "--no-install-recommends", ...names];
  await runCommand("apt-get", ["update", "-q"], { env });
  const result = await runCommand("apt-get", install, { env });
  if (result.code === 0 && missing(packages).length === 0) return { kind: "installed", names };
  const lastWords = result.stderr.trim().split("\n").slice(-5).join("\n");
  return { kind: "missing", names: missing(packages), reason: `${command} failed: ${lastWords}` };
}

function missing(packages: readonly DebianPackage[]): string[] {
  return packages.filter(({ file }) => !existsSync(file)).map(({ name }) => name);
}
