import { assert } from "@/lib/model/assert";
import { managedHeader } from "@/lib/shell/managed-header";

/** Where the passwords of VRRP are on a director, each in a file of its own that keepalived.conf includes. */
export const vrrpSecretFolder = "/etc/keepalived/signalbox";

export function vrrpSecretPath(secretId: string): string {
  assert(/^[0-9a-f-]{36}$/.test(secretId), "a secret is named by a UUID");
  return `${vrrpSecretFolder}/${secretId}.conf`;
}

/** The id of the secret that a file of that folder holds; null = it is none of ours. */
export function readVrrpSecretPath(path: string): string | null {
  const [, id = null] = /^\/etc\/keepalived\/signalbox\/([0-9a-f-]{36})\.conf$/.exec(path) ?? [];
  return id;
}

/**
 * A secret's file. Its checksum is known to everybody who may see a plan, so a random number beside the password, which
 * has eight characters only, keeps it from being found by trying.
 */
export function vrrpSecretFile(clusterId: string, password: string, nonce: string): string {
  assert(isPassword(password), "keepalived takes eight characters");
  assert(/^[0-9a-f]{64}$/.test(nonce), "256 random bits");
  return `${managedHeader(clusterId)}\n# ${nonce}\nauth_pass ${password}\n`;
}

/** Characters that mean nothing to keepalived, and nothing between the single quotes of a shell. */
export function isPassword(text: string): boolean {
  return /^[\w%&()*+,./:;<=>?^|@-]{1,8}$/.test(text);
}

/** Stands for a secret's file wherever it could be seen; only the worker replaces it, as it sends the program. */
export function vrrpSecretPlaceholder(secretId: string): string {
  return `${bullets} ${secretId}`;
}

export const bullets = "••••••••";

/** The ids of the secrets whose placeholders a text holds. */
export function findVrrpSecrets(text: string): string[] {
  return text.includes(bullets) ? [...text.matchAll(/•{8} ([0-9a-f-]{36})/g)].flatMap(([, id = ""]) => id) : [];
}
