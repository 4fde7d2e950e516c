/** What to run on the host's own console to print the fingerprint of the key it offered. */
export function fingerprintCommand(algorithm: string): string {
  const type = /rsa/.test(algorithm) ? "rsa" : /ecdsa/.test(algorithm) ? "ecdsa" : "ed25519";
  return `ssh-keygen -lf /etc/ssh/ssh_host_${type}_key.pub`;
}

/** Whether text copied from a console (a whole line of ssh-keygen or just the fingerprint) names this fingerprint. */
export function namesFingerprint(pasted: string, fingerprint: string): boolean {
  return pasted.split(/\s+/).includes(fingerprint);
}
