import { generateKeyPairSync, randomBytes } from "node:crypto";
import { z } from "zod";

export type SshKeyPair = {
  /** One line for authorized_keys. */
  readonly publicKey: string;
  /** OpenSSH's own private key format, not encrypted. */
  readonly privateKey: string;
};

/** Makes an Ed25519 pair in the formats of OpenSSH. `comment` ends the public line: one word. */
export function createSshKeyPair(comment: string): SshKeyPair {
  const jwk = ed25519Schema.parse(generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" }));
  const publicBytes = Buffer.from(jwk.x, "base64url");
  const publicBlob = Buffer.concat([field("ssh-ed25519"), field(publicBytes)]);
  return {
    publicKey: `ssh-ed25519 ${publicBlob.toString("base64")} ${comment}`,
    privateKey: armour(privateFile(publicBlob, publicBytes, Buffer.from(jwk.d, "base64url"), comment)),
  };
}

const ed25519Schema = z.object({ crv: z.literal("Ed25519"), x: z.string(), d: z.string() });

/**
 * PROTOCOL.key of OpenSSH with cipher and key derivation "none". The private part opens with one random number twice
 * (how a reader notices a wrong passphrase) and is padded with 1, 2, 3 … to the block size of 8.
 */
function privateFile(publicBlob: Buffer, publicBytes: Buffer, seed: Buffer, comment: string): Buffer {
  const check = randomBytes(4);
  const secret = Buffer.concat([
    check,
    check,
    field("ssh-ed25519"),
    field(publicBytes),
    field(Buffer.concat([seed, publicBytes])),
    field(comment),
  ]);
  const padding = Buffer.from([1, 2, 3, 4, 5, 6, 7].slice(0, (8 - (secret.length % 8)) % 8));
  return Buffer.concat([
    Buffer.from("openssh-key-v1\0"),
    field("none"),
    field("none"),
    field(""),
    uint32(1),
    field(publicBlob),
    field(Buffer.concat([secret, padding])),
  ]);
}

function armour(bytes: Buffer): string {
  const lines = bytes.toString("base64").match(/.{1,70}/g) ?? [];
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${lines.join("\n")}\n-----END OPENSSH PRIVATE KEY-----\n`;
}

function field(value: string | Buffer): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([uint32(bytes.length), bytes]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
