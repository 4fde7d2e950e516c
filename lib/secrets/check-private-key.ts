import { errorAt, type Problem } from "@/lib/model/problem";
import type { UploadedKey } from "./uploaded-key";

/**
 * What can be told about an uploaded key without keeping or decrypting it; the worker finds the rest out when it uses
 * the key. Codes: `key.public`, `key.format`, `key.passphrase_required`.
 */
export function checkPrivateKey({ privateKey, passphrase }: UploadedKey): Problem[] {
  const text = privateKey.trim();
  if (/^(ssh-|ecdsa-|sk-)\S+ AAAA/.test(text) || text.startsWith("-----BEGIN PUBLIC KEY-----")) {
    return [errorAt(["privateKey"], "key.public")];
  }
  const form = /^-----BEGIN (OPENSSH|RSA|EC) PRIVATE KEY-----\r?\n([\s\S]+)\r?\n-----END \1 PRIVATE KEY-----$/.exec(
    text,
  );
  const [, kind, body] = form ?? [];
  if (kind === undefined || body === undefined) return [errorAt(["privateKey"], "key.format")];
  const encryption = kind === "OPENSSH" ? openSshEncryption(body) : pemEncryption(body);
  if (encryption === "unreadable") return [errorAt(["privateKey"], "key.format")];
  const lacksPassphrase = encryption === "encrypted" && (passphrase ?? "") === "";
  return lacksPassphrase ? [errorAt(["passphrase"], "key.passphrase_required")] : [];
}

type Encryption = "none" | "encrypted" | "unreadable";

/** PROTOCOL.key of OpenSSH: the magic with its NUL, then the cipher's name as a string of 32 bit length; "none" = plain. */
function openSshEncryption(body: string): Encryption {
  const bytes = Buffer.from(body, "base64");
  const magic = Buffer.from("openssh-key-v1\0");
  if (bytes.length < magic.length + 8 || !bytes.subarray(0, magic.length).equals(magic)) return "unreadable";
  const length = bytes.readUInt32BE(magic.length);
  const cipher = bytes.subarray(magic.length + 4, magic.length + 4 + length).toString("latin1");
  return cipher === "none" ? "none" : "encrypted";
}

/** RFC 1421 headers of the old PEM form. */
function pemEncryption(body: string): Encryption {
  return /^Proc-Type: 4,ENCRYPTED$/m.test(body.replaceAll("\r", "")) ? "encrypted" : "none";
}
