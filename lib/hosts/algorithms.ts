import type { Algorithms, ServerHostKeyAlgorithm } from "ssh2";

/**
 * What we offer in a key exchange; ssh2's own defaults still hold hmac-sha1, ssh-rsa and zlib. Any OpenSSH from 6.5 on
 * finds something here.
 *
 * A host that has several keys shows the one whose algorithm comes first in our list. `confirmed` is therefore put
 * first: a key type added to a host later does not look like a changed host.
 */
export function offeredAlgorithms(confirmed: string | null) {
  const first = hostKeyAlgorithms.filter((algorithm) => keyTypeOf(algorithm) === confirmed);
  return {
    kex: [
      "curve25519-sha256",
      "curve25519-sha256@libssh.org",
      "ecdh-sha2-nistp256",
      "ecdh-sha2-nistp384",
      "ecdh-sha2-nistp521",
    ],
    serverHostKey: [...first, ...hostKeyAlgorithms.filter((algorithm) => !first.includes(algorithm))],
    cipher: ["aes128-gcm@openssh.com", "aes256-gcm@openssh.com", "chacha20-poly1305@openssh.com"],
    hmac: ["hmac-sha2-256-etm@openssh.com", "hmac-sha2-512-etm@openssh.com"],
    compress: ["none"],
  } satisfies Algorithms;
}

const hostKeyAlgorithms: readonly ServerHostKeyAlgorithm[] = [
  "ssh-ed25519",
  "ecdsa-sha2-nistp256",
  "ecdsa-sha2-nistp384",
  "ecdsa-sha2-nistp521",
  "rsa-sha2-512",
  "rsa-sha2-256",
];

/** One RSA key signs by two algorithms; its type is ssh-rsa in both. */
function keyTypeOf(algorithm: ServerHostKeyAlgorithm): string {
  return algorithm.startsWith("rsa-") ? "ssh-rsa" : algorithm;
}
