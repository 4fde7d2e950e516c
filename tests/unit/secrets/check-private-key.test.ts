import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { checkPrivateKey } from "@/lib/secrets/check-private-key";
import { createSshKeyPair } from "@/lib/secrets/ssh-key-pair";
import { mustRun } from "@/tests/support/run-command";

const folder = mkdtempSync(path.join(tmpdir(), "signalbox-keys-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function keygen(name: string, ...options: string[]): Promise<string> {
  const file = path.join(folder, name);
  await mustRun("ssh-keygen", ["-q", "-f", file, ...options]);
  return readFileSync(file, "utf8");
}

function codes(privateKey: string, passphrase?: string): string[] {
  const key = passphrase === undefined ? { privateKey } : { privateKey, passphrase };
  return checkPrivateKey(key).map(({ code }) => code);
}

test("takes the forms in which ssh-keygen writes private keys", async () => {
  expect(codes(await keygen("ed25519", "-t", "ed25519", "-N", ""))).toEqual([]);
  expect(codes(await keygen("rsa", "-t", "rsa", "-b", "2048", "-m", "PEM", "-N", ""))).toEqual([]);
  expect(codes((await keygen("ecdsa", "-t", "ecdsa", "-m", "PEM", "-N", "")).replaceAll("\n", "\r\n"))).toEqual([]);
});

test("asks for the passphrase of an encrypted key, in both forms", async () => {
  const openSsh = await keygen("locked", "-t", "ed25519", "-N", "secret-words");
  const pem = await keygen("locked-pem", "-t", "rsa", "-b", "2048", "-m", "PEM", "-N", "secret-words");
  for (const key of [openSsh, pem]) {
    expect(codes(key)).toEqual(["key.passphrase_required"]);
    expect(codes(key, "secret-words")).toEqual([]);
  }
});

test("says when the public half was given", () => {
  expect(codes(createSshKeyPair("x").publicKey)).toEqual(["key.public"]);
});

test("refuses what is no private key, or one in a form that OpenSSH does not write", () => {
  const { privateKey } = generateKeyPairSync("ed25519");
  const pkcs8 = privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  const truncated = createSshKeyPair("x").privateKey.slice(0, 100);
  const garbled = "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----";
  for (const text of ["", "hello", pkcs8, truncated, garbled]) expect(codes(text)).toEqual(["key.format"]);
});
