import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fingerprintCommand, namesFingerprint } from "@/components/hosts/fingerprint-command";
import { allowSudoCommand, installKeyCommand } from "@/components/hosts/install-commands";

const key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIK3xw7cQ8mLxB2v4d0j0d3tT1n8pX6c7d8e9f0a1b2c3 it's signalbox";
let home: string;

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), "install-key-"));
});
afterEach(() => rmSync(home, { recursive: true }));

function run(command: string): void {
  execFileSync("sh", ["-c", command], { env: { ...process.env, HOME: home } });
}

test("the line to paste adds the key once, with modes that sshd accepts", () => {
  run(installKeyCommand(key));
  run(installKeyCommand(key));
  const file = path.join(home, ".ssh/authorized_keys");
  expect(readFileSync(file, "utf8")).toBe(`${key}\n`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
});

test("the line for sudo is one line and names the user once", () => {
  expect(allowSudoCommand("deploy").match(/deploy/g)).toHaveLength(1);
  expect(allowSudoCommand("deploy")).not.toContain("\n");
});

test.each([
  ["ssh-ed25519", "ed25519"],
  ["ecdsa-sha2-nistp256", "ecdsa"],
  ["rsa-sha2-512", "rsa"],
])("a key of type %s is printed from the right file", (algorithm, name) => {
  expect(fingerprintCommand(algorithm)).toBe(`ssh-keygen -lf /etc/ssh/ssh_host_${name}_key.pub`);
});

test("a pasted line names a fingerprint only as a whole word", () => {
  const fingerprint = `SHA256:${"a".repeat(43)}`;
  expect(namesFingerprint(`256 ${fingerprint} root@lb1 (ED25519)\n`, fingerprint)).toBe(true);
  expect(namesFingerprint(fingerprint, fingerprint)).toBe(true);
  expect(namesFingerprint(`256 ${fingerprint}b root@lb1`, fingerprint)).toBe(false);
  expect(namesFingerprint("", fingerprint)).toBe(false);
});
