import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { mustRun } from "@/tests/support/run-command";

/** Host key types; sshd offers both, so that a client's preference shows. */
export const hostKeyTypes = ["ed25519", "ecdsa"] as const;
export type HostKeyType = (typeof hostKeyTypes)[number];

/** Opens root and both users on every host, and the lab's control daemon. */
export function adminKey(cacheDir: string): string {
  return path.join(cacheDir, "keys", "admin");
}

/** Host key of the control daemon. */
export function controlKey(cacheDir: string): string {
  return path.join(cacheDir, "keys", "lab");
}

/** Real hosts keep their keys over the years, so the lab's keep theirs from one `up` to the next. */
export function hostKey(cacheDir: string, host: string, type: HostKeyType): string {
  return path.join(cacheDir, "keys", host, type);
}

export async function ensureKeys(cacheDir: string, hosts: readonly string[]): Promise<void> {
  await mkdir(path.join(cacheDir, "keys"), { recursive: true, mode: 0o700 });
  await ensureKey(adminKey(cacheDir), "ed25519");
  await ensureKey(controlKey(cacheDir), "ed25519");
  for (const host of hosts) for (const type of hostKeyTypes) await ensureKey(hostKey(cacheDir, host, type), type);
}

/** "SHA256:…" as `ssh-keygen -lf` prints it for a public key file. */
export async function fingerprint(privateKeyPath: string): Promise<string> {
  const [, blob = ""] = (await readFile(`${privateKeyPath}.pub`, "utf8")).split(" ");
  const digest = createHash("sha256").update(Buffer.from(blob, "base64")).digest("base64");
  return `SHA256:${digest.replace(/=+$/, "")}`;
}

async function ensureKey(file: string, type: HostKeyType): Promise<void> {
  if (existsSync(`${file}.pub`)) return;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await mustRun("ssh-keygen", ["-q", "-t", type, "-N", "", "-C", "signalbox-lab", "-f", file]);
}
