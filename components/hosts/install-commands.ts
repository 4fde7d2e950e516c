import { quote } from "@/lib/shell/quote";

/**
 * One line to paste on the host as the user the worker signs in as: appends the worker's public key, once, with the
 * modes sshd insists on.
 */
export function installKeyCommand(publicKey: string): string {
  const key = quote(publicKey);
  return [
    "umask 077",
    "mkdir -p ~/.ssh",
    `{ grep -qxF ${key} ~/.ssh/authorized_keys 2>/dev/null || printf '%s\\n' ${key} >> ~/.ssh/authorized_keys; }`,
  ].join(" && ");
}

/** One line to paste with root rights when the worker signs in as an ordinary user: lets it run sh as root without a password. */
export function allowSudoCommand(username: string): string {
  const rule = quote(`${username} ALL=(root) NOPASSWD: ALL`);
  const file = "/etc/sudoers.d/signalbox";
  return `printf '%s\\n' ${rule} | sudo tee ${file} >/dev/null && sudo chmod 0440 ${file} && sudo visudo -cf ${file}`;
}
