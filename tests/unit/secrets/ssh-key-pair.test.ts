import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import ssh2 from "ssh2";
import { expect, test } from "vitest";
import { createSshKeyPair } from "@/lib/secrets/ssh-key-pair";
import { mustRun } from "@/tests/support/run-command";

test("ssh-keygen finds the public half in the private file", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "signalbox-key-"));
  try {
    const pair = createSshKeyPair("signalbox-worker");
    const file = path.join(folder, "key");
    await writeFile(file, pair.privateKey, { mode: 0o600 });
    expect((await mustRun("ssh-keygen", ["-y", "-f", file])).trim()).toBe(pair.publicKey);
  } finally {
    await rm(folder, { recursive: true });
  }
});

// ssh2's own generator now and then makes a key that nobody can read; ours is checked often enough to notice that.
test("every generated key signs what its public half verifies", () => {
  for (let round = 0; round < 300; round++) {
    const pair = createSshKeyPair("x".repeat(round % 9));
    const [privateKey, publicKey] = [ssh2.utils.parseKey(pair.privateKey), ssh2.utils.parseKey(pair.publicKey)];
    if (privateKey instanceof Error || publicKey instanceof Error) throw new Error("ssh2 cannot read the key");
    const signature = privateKey.sign("message");
    expect(publicKey.verify("message", signature)).toBe(true);
  }
});
