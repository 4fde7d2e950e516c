import { createHash } from "node:crypto";

/** A host's public key as it was shown in a key exchange. */
export type OfferedHostKey = {
  /** As `ssh-keygen -lf` prints it: `SHA256:` and 43 characters of base64. */
  readonly fingerprint: string;
  /** Type of the key, e.g. `ssh-ed25519`; `ssh-rsa` whatever it signs with. */
  readonly algorithm: string;
};

/** `blob` starts with the type as a string of 32 bit length (RFC 4253, 6.6). */
export function describeHostKey(blob: Buffer): OfferedHostKey {
  const length = blob.length < 4 ? 0 : blob.readUInt32BE(0);
  const algorithm = blob.subarray(4, 4 + Math.min(length, 64)).toString("latin1");
  const digest = createHash("sha256").update(blob).digest("base64").replaceAll("=", "");
  return { fingerprint: `SHA256:${digest}`, algorithm: /^[a-z0-9@.-]+$/.test(algorithm) ? algorithm : "unknown" };
}
