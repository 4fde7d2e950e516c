import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "@/lib/db/embedded/free-port";
import { createSshKeyPair } from "@/lib/secrets/ssh-key-pair";
import { mustRun, runCommand } from "./run-command";

/** Why a real sshd cannot be run here; null = it can. Accounts and passwords need root. */
export const cannotRunSshd: string | null =
  process.getuid?.() !== 0
    ? "accounts for sshd need root"
    : ["/usr/sbin/sshd", "/usr/bin/sudo"].every((file) => existsSync(file))
      ? null
      : "openssh-server or sudo is not installed";

export type TestAccount = { readonly username: string; readonly password: string; readonly home: string };

/** OpenSSH's own sshd on a port of 127.0.0.1, with accounts that exist while it runs. */
export type Sshd = {
  readonly port: number;
  /** As ssh-keygen prints it. */
  readonly fingerprint: string;
  /** What sshd logged so far. */
  log(): string;
  /** May run anything by sudo without a password. */
  readonly withSudo: TestAccount;
  readonly withoutSudo: TestAccount;
  close(): Promise<void>;
};

export async function startSshd(extraConfig = "", program = "/usr/sbin/sshd"): Promise<Sshd> {
  const folder = mkdtempSync(path.join(tmpdir(), "signalbox-sshd-"));
  chmodSync(folder, 0o755);
  const logFile = path.join(folder, "log");
  const hostKey = path.join(folder, "host_key");
  writeFileSync(hostKey, createSshKeyPair("host").privateKey, { mode: 0o600 });
  writeFileSync(`${hostKey}.pub`, await mustRun("ssh-keygen", ["-y", "-f", hostKey]));
  const [fingerprint = ""] = /SHA256:\S+/.exec(await mustRun("ssh-keygen", ["-lf", `${hostKey}.pub`])) ?? [];
  const port = await freePort();
  const config = path.join(folder, "sshd_config");
  writeFileSync(config, configText({ port, hostKey, extraConfig }));

  const withSudo = await addAccount(folder, "sbx-sudo");
  const withoutSudo = await addAccount(folder, "sbx-plain");
  const sudoers = `/etc/sudoers.d/${withSudo.username}`;
  writeFileSync(sudoers, `${withSudo.username} ALL=(root) NOPASSWD: ALL\n`, { mode: 0o440 });
  mkdirSync("/run/sshd", { recursive: true, mode: 0o755 });
  const child = spawn(program, ["-D", "-f", config, "-E", logFile], { stdio: "ignore" });
  await answering(child, port);

  return {
    port,
    fingerprint,
    withSudo,
    withoutSudo,
    log: () => readFileSync(logFile, "utf8"),
    async close() {
      child.kill("SIGTERM");
      rmSync(sudoers, { force: true });
      for (const { username } of [withSudo, withoutSudo]) await runCommand("userdel", [username]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configText({ port, hostKey, extraConfig }: { port: number; hostKey: string; extraConfig: string }): string {
  return `ListenAddress 127.0.0.1
Port ${port}
HostKey ${hostKey}
PidFile none
UsePAM yes
PasswordAuthentication yes
PermitRootLogin yes
LogLevel VERBOSE
StrictModes no
${extraConfig}
`;
}

async function addAccount(folder: string, prefix: string): Promise<TestAccount> {
  const username = `${prefix}-${process.pid}`;
  const home = path.join(folder, prefix);
  const password = `pw-${crypto.randomUUID()}`;
  await runCommand("userdel", [username]);
  await mustRun("useradd", ["--create-home", "--home-dir", home, "--shell", "/bin/bash", username]);
  await mustRun("chpasswd", [], { input: `${username}:${password}\n` });
  return { username, password, home };
}

async function answering(child: ChildProcess, port: number): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`sshd ended with code ${child.exitCode}`);
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve(true)).on("error", () => resolve(false));
      socket.once("connect", () => socket.destroy());
    });
    if (open) return;
    await delay(20);
  }
}
