import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { offeredAlgorithms } from "@/lib/hosts/algorithms";
import { describeHostKey } from "@/lib/hosts/host-key";
import { mustRun } from "@/tests/support/run-command";

test.each([
  ["ed25519", "ssh-ed25519"],
  ["ecdsa", "ecdsa-sha2-nistp256"],
  ["rsa", "ssh-rsa"],
])("shows an %s key as ssh-keygen does", async (type, algorithm) => {
  const folder = mkdtempSync(path.join(tmpdir(), "signalbox-host-key-"));
  try {
    const file = path.join(folder, "key");
    await mustRun("ssh-keygen", ["-q", "-t", type, "-N", "", "-f", file]);
    const [, fingerprint] = (await mustRun("ssh-keygen", ["-lf", `${file}.pub`])).split(" ");
    const [, blob = ""] = readFileSync(`${file}.pub`, "utf8").split(" ");
    expect(describeHostKey(Buffer.from(blob, "base64"))).toEqual({ fingerprint, algorithm });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a key without a readable type is still told by its fingerprint", () => {
  for (const blob of [Buffer.alloc(0), Buffer.from([255, 255, 255, 255]), Buffer.from("\0\0\0\u0004\u001b[2J")]) {
    expect(describeHostKey(blob)).toEqual({
      fingerprint: expect.stringMatching(/^SHA256:.{43}$/),
      algorithm: "unknown",
    });
  }
});

test.each([
  ["ssh-rsa", "rsa-sha2-512"],
  ["ecdsa-sha2-nistp384", "ecdsa-sha2-nistp384"],
  [null, "ssh-ed25519"],
])("asks first for the confirmed key's type %s, and offers every type once", (confirmed, first) => {
  const { serverHostKey } = offeredAlgorithms(confirmed);
  expect(serverHostKey).toHaveLength(6);
  expect(new Set(serverHostKey).size).toBe(6);
  expect(serverHostKey[0]).toBe(first);
});

test("offers nothing that signs with SHA-1, compresses or lacks integrity of its own", () => {
  const offered = JSON.stringify(offeredAlgorithms(null));
  expect(offered).not.toMatch(/sha1|"ssh-rsa"|zlib|cbc|ctr|md5|group1/);
});
