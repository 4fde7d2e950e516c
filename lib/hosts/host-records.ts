import type { OfferedHostKey } from "./host-key";
import type { HostProblem } from "./port";

/** What a connection is made from. */
export type HostAccess = {
  readonly name: string;
  readonly address: string;
  readonly port: number;
  readonly username: string;
  readonly privilege: "root" | "sudo";
  readonly trust: "unconfirmed" | "trusted" | "quarantined";
  /** Set by a person's confirmation only. `algorithm` is known when the confirmed key is the one last seen. */
  readonly confirmedKey: { readonly fingerprint: string; readonly algorithm: string | null } | null;
  /** Equal exactly while nothing changed that a connection is made from, credential included. */
  readonly stamp: string;
};

export type HostReport =
  | { readonly kind: "connected"; readonly at: Date }
  /** It answered a program. */
  | { readonly kind: "seen"; readonly at: Date }
  | { readonly kind: "failed"; readonly problem: HostProblem }
  /** It showed another key than the confirmed one: quarantined until a person decides. */
  | { readonly kind: "key-changed"; readonly confirmed: string; readonly offered: OfferedHostKey; readonly at: Date };

/** Where sessions learn how to reach a host and leave what they found out: rows in the worker, memory in tests. */
export interface HostRecords {
  /** Null = no such host. */
  access(hostId: string): Promise<HostAccess | null>;
  /** Private key in a form that ssh2 reads, with its passphrase. Throws `secret.unreadable` or `host.key_invalid`. */
  privateKey(hostId: string): Promise<{ readonly privateKey: string; readonly passphrase?: string }>;
  report(hostId: string, report: HostReport): Promise<void>;
  /** Called with a host whose record may have changed; null = any may have. */
  watch(onChange: (hostId: string | null) => void): Promise<() => Promise<void>>;
}
