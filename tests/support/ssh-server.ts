import { spawn } from "node:child_process";
import { type AddressInfo, createServer } from "node:net";
import ssh2, { type AuthContext, type Connection, type ServerChannel } from "ssh2";
import { describeHostKey } from "@/lib/hosts/host-key";
import { createSshKeyPair } from "@/lib/secrets/ssh-key-pair";

/** What a test's SSH server does with a channel once a command was asked for on it. */
export type OnCommand = (channel: ServerChannel, command: string, connection: Connection) => void;

export type SshServerOptions = {
  /** Private host keys in OpenSSH's format; one new Ed25519 key by default. */
  readonly hostKeys?: readonly string[];
  readonly port?: number;
  /** Default: every public key is welcome, passwords are not. */
  readonly allows?: (attempt: AuthContext) => boolean;
  /** Default: a real `sh` of this machine. */
  readonly onCommand?: OnCommand;
  /** Session channels of one connection, as sshd's MaxSessions. */
  readonly maxSessions?: number;
};

/** An SSH server in this process that can lie, stall and break in ways that sshd cannot. */
export type SshServer = {
  readonly port: number;
  /** Of the first host key. */
  readonly fingerprint: string;
  /** TCP connections so far. */
  readonly connections: number;
  /** Every authentication request that arrived, by method and user. */
  readonly attempts: readonly string[];
  /** Commands that channels were opened with. */
  readonly commands: readonly string[];
  /** Cuts every open connection without a word. */
  cut(): void;
  close(): Promise<void>;
};

export async function startSshServer(options: SshServerOptions = {}): Promise<SshServer> {
  const hostKeys = options.hostKeys ?? [createSshKeyPair("host").privateKey];
  const attempts: string[] = [];
  const commands: string[] = [];
  const open = new Set<Connection>();
  let connections = 0;

  const server = new ssh2.Server({ hostKeys: [...hostKeys] }, (connection) => {
    connections += 1;
    open.add(connection);
    connection.on("close", () => open.delete(connection));
    connection.on("error", () => undefined);
    connection.on("authentication", (attempt) => {
      attempts.push(`${attempt.method} ${attempt.username}`);
      const allowed = options.allows?.(attempt) ?? attempt.method === "publickey";
      if (allowed) attempt.accept();
      else attempt.reject(["publickey", "password"]);
    });
    connection.on("ready", () => acceptSessions(connection, options, commands));
  });
  // ssh2 leaves Nagle's algorithm on for the sockets that it accepts itself: 40 ms for every answer.
  const listener = createServer({ noDelay: true }, (socket) => server.injectSocket(socket));
  await new Promise<void>((resolve) => listener.listen(options.port ?? 0, "127.0.0.1", resolve));

  return {
    port: portOf(listener.address()),
    fingerprint: fingerprintOf(hostKeys[0] ?? ""),
    attempts,
    commands,
    get connections() {
      return connections;
    },
    cut() {
      for (const connection of open) connection.end();
    },
    async close() {
      for (const connection of open) connection.end();
      await new Promise<void>((resolve) => listener.close(() => resolve()));
    },
  };
}

/** Runs the command as sshd would, as a child of this process. */
export function runForReal(channel: ServerChannel, command: string): void {
  const child = spawn("/bin/sh", ["-c", command], { stdio: "pipe" });
  channel.pipe(child.stdin);
  child.stdin.on("error", () => undefined);
  child.stdout.pipe(channel, { end: false });
  child.stderr.pipe(channel.stderr, { end: false });
  child.on("close", (code) => {
    channel.exit(code ?? 255);
    channel.end();
  });
  channel.on("close", () => child.kill("SIGHUP"));
}

function acceptSessions(connection: Connection, options: SshServerOptions, commands: string[]): void {
  let sessions = 0;
  connection.on("session", (accept, reject) => {
    if (sessions >= (options.maxSessions ?? Number.POSITIVE_INFINITY)) {
      reject();
      return;
    }
    sessions += 1;
    const session = accept();
    session.on("exec", (acceptCommand, _reject, { command }) => {
      commands.push(command);
      const channel = acceptCommand();
      channel.on("error", () => undefined);
      channel.on("close", () => {
        sessions -= 1;
      });
      (options.onCommand ?? runForReal)(channel, command, connection);
    });
  });
}

function fingerprintOf(privateKey: string): string {
  const key = ssh2.utils.parseKey(privateKey);
  if (key instanceof Error) throw key;
  return describeHostKey(key.getPublicSSH()).fingerprint;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("the server listens on no port");
  return address.port;
}
