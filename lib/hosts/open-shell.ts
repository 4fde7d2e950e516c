import { randomBytes } from "node:crypto";
import type { ClientChannel } from "ssh2";
import type { Connection } from "./connect";
import { KeptShell } from "./kept-shell";
import type { HostPolicy } from "./policy";

/** Who the shell's programs run as: `root` and `sudo` must end up as uid 0, `user` is whoever signed in. */
export type ShellIdentity = "root" | "sudo" | "user";

export type OpenShellOutcome =
  | { readonly kind: "open"; readonly shell: KeptShell }
  /** sshd allows no more channels now (MaxSessions). */
  | { readonly kind: "no-channel" }
  /** It is not root: sudo is missing or asks for a password, or the account is an ordinary one. `said` is for the log. */
  | { readonly kind: "not-root"; readonly said: string }
  | { readonly kind: "lost" };

/** Opens a channel, starts a POSIX shell on it and checks once whom its programs run as. */
export async function openShell(
  connection: Connection,
  identity: ShellIdentity,
  policy: HostPolicy,
): Promise<OpenShellOutcome> {
  const opened = await openChannel(connection, commands[identity], policy.shellTimeoutMs);
  if (opened === "no-channel" || opened === "lost") return { kind: opened };
  const shell = new KeptShell(opened, policy.channelCloseGraceMs, () => connection.close());
  const outcome = await shell.run({
    program: { steps: [{ id: "uid", script: "exec id -u" }] },
    preamble,
    nonce: newNonce(),
    timeoutMs: policy.shellTimeoutMs,
    maxOutputBytes: maxGreetingBytes,
  });
  if (outcome.kind === "completed") {
    if (identity === "user" || outcome.steps[0]?.output === "0") return { kind: "open", shell };
    shell.close();
    return { kind: "not-root", said: "" };
  }
  if (outcome.kind === "lost" && connection.isOpen) return { kind: "not-root", said: shell.stderr };
  // It neither answered nor ended.
  connection.close();
  return { kind: "lost" };
}

/** Unpredictable, so that no output can be mistaken for a program's frame. */
export function newNonce(): string {
  return randomBytes(16).toString("hex");
}

/** `env` because the account's login shell may be none that knows `NAME=value command`. */
const commands: Readonly<Record<ShellIdentity, string>> = {
  root: "exec env LC_ALL=C sh -s",
  sudo: "exec env LC_ALL=C sudo -n sh -s",
  user: "exec env LC_ALL=C sh -s",
};

/** ipvsadm, keepalived and modprobe are in sbin, which an account's own PATH often lacks. */
const preamble = `PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin; export PATH
umask 022; cd /
`;

/** Some login shells greet before they run a command. */
const maxGreetingBytes = 64 * 1024;

function openChannel(
  connection: Connection,
  command: string,
  timeoutMs: number,
): Promise<ClientChannel | "no-channel" | "lost"> {
  if (!connection.isOpen) return Promise.resolve("lost");
  return new Promise((resolve) => {
    // A host that leaves the request unanswered cannot be trusted with the rest of the connection either.
    const timer = setTimeout(() => connection.close(), timeoutMs);
    connection.closed.then(() => settle("lost"));
    const settle = (result: ClientChannel | "no-channel" | "lost") => {
      clearTimeout(timer);
      resolve(result);
    };
    connection.client.exec(command, (error, channel) => {
      if (error === undefined) settle(channel);
      else settle(connection.isOpen ? "no-channel" : "lost");
    });
  });
}
