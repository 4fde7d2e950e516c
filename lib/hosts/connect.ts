import { connect as connectSocket, type Socket } from "node:net";
import ssh2, { type AnyAuthMethod, type AuthenticationType, type Client } from "ssh2";
import { offeredAlgorithms } from "./algorithms";
import { describeHostKey, type OfferedHostKey } from "./host-key";
import { hostProblem } from "./host-problem";
import type { HostPolicy } from "./policy";
import type { HostProblem } from "./port";
import { type ConnectError, type Endpoint, reasonOf, unreachable } from "./unreachable";

export type ConnectTarget = Endpoint & {
  readonly username: string;
  /** Type of the confirmed key, asked for first. */
  readonly algorithm: string | null;
  /**
   * Judges the host's key at every key exchange, also at later ones of a long connection. Nothing of an authentication
   * has been sent when this is called, and nothing is when it says false.
   */
  acceptsKey(offered: OfferedHostKey): boolean;
};

/** Next method to sign in with, or false to give up; `left` is null at first. */
export type SignIn = (left: readonly AuthenticationType[] | null) => AnyAuthMethod | false;

/** An authenticated connection. */
export type Connection = {
  readonly client: Client;
  readonly isOpen: boolean;
  /** Settles once, when the connection has ended for whatever reason. */
  readonly closed: Promise<void>;
  close(): void;
};

export type ConnectOutcome =
  | { readonly kind: "connected"; readonly connection: Connection }
  /** `acceptsKey` said false: the key that was shown. */
  | { readonly kind: "key-refused"; readonly offered: OfferedHostKey }
  | { readonly kind: "failed"; readonly problem: HostProblem };

/** Opens one TCP connection and signs in over it. Never throws for anything that a host does. */
export function connect(target: ConnectTarget, signIn: SignIn, policy: HostPolicy): Promise<ConnectOutcome> {
  const client = new ssh2.Client();
  const socket = connectSocket({ host: target.address, port: target.port, noDelay: true });
  const connection = new OpenConnection(client, socket);
  let refused: OfferedHostKey | null = null;
  let shownKey = false;

  return new Promise((resolve) => {
    const fail = (error: ConnectError) => {
      connection.close();
      if (refused !== null) resolve({ kind: "key-refused", offered: refused });
      else resolve({ kind: "failed", problem: problemOf(target, error, shownKey) });
    };
    client.on("ready", () => resolve({ kind: "connected", connection }));
    const reach = setTimeout(() => fail({ level: "client-timeout" }), policy.reachTimeoutMs);
    for (const event of ["connect", "close"]) socket.once(event, () => clearTimeout(reach));
    client.on("error", fail);
    client.on("close", () => fail({ level: "client-socket", code: "ECONNRESET" }));
    // A host that wants a new password would otherwise be waited for until the time-out.
    client.on("change password", () => fail({ level: "client-authentication" }));
    client.connect({
      sock: socket,
      username: target.username,
      readyTimeout: policy.connectTimeoutMs,
      keepaliveInterval: policy.keepaliveIntervalMs,
      keepaliveCountMax: policy.keepaliveCountMax,
      algorithms: offeredAlgorithms(target.algorithm),
      authHandler: (left: readonly AuthenticationType[] | null) => signIn(left),
      hostVerifier: (blob: Buffer) => {
        const offered = describeHostKey(blob);
        const accepted = target.acceptsKey(offered);
        if (accepted) shownKey = true;
        else refused = offered;
        return accepted;
      },
    });
  });
}

function problemOf(target: ConnectTarget, error: ConnectError, shownKey: boolean): HostProblem {
  // sshd ends a connection with "too many authentication failures", a disconnection with a number for its code.
  const signedInVainly = error.level === "client-authentication" || (shownKey && typeof error.code === "number");
  return signedInVainly
    ? hostProblem(target, "host.auth_failed", { username: target.username })
    : unreachable(target, reasonOf(error));
}

class OpenConnection implements Connection {
  readonly closed: Promise<void>;
  isOpen = true;

  constructor(
    readonly client: Client,
    private readonly socket: Socket,
  ) {
    this.closed = new Promise((resolve) => {
      const ended = () => {
        this.isOpen = false;
        resolve();
      };
      socket.once("close", ended);
      // After an error or the end of either side nothing more can be said on it; `close` follows.
      socket.once("error", ended);
      client.once("end", ended);
      client.once("error", ended);
    });
    this.closed.then(() => this.socket.destroy());
  }

  close(): void {
    this.isOpen = false;
    this.client.end();
    this.socket.destroy();
  }
}
