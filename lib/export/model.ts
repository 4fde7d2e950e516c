import type { DesiredCluster } from "@/lib/model/cluster";

/** One file of an export. Its path is relative, with "/" between its parts and never "..". */
export type ExportFile = { readonly path: string; readonly mode: 0o600 | 0o644 | 0o755; readonly content: string };

/** A cluster as it is in force, with what it put on its hosts. */
export type AppliedState = {
  readonly cluster: DesiredCluster;
  readonly revision: number;
  readonly appliedAt: Date;
  /** Text by path by host id. */
  readonly files: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly hosts: readonly ExportedHost[];
};

export type ExportedHost = {
  readonly id: string;
  readonly name: string;
  /** IP address or DNS name of its sshd. */
  readonly address: string;
  readonly port: number;
  /** Other than root = one who may use sudo. */
  readonly username: string;
};
