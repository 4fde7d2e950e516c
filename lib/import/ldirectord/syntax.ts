import type { SourceLine } from "@/lib/import/source-line";

/** `key = value` of an ldirectord.cf, without its comment. */
export type LdirectordEntry = { readonly key: string; readonly value: string; readonly line: SourceLine };

/** A `virtual=` or `virtual6=` line with the indented lines below it. */
export type LdirectordVirtual = {
  readonly inet6: boolean;
  /** What follows the `=`: an address and a port, or a firewall mark. */
  readonly target: string;
  readonly line: SourceLine;
  readonly entries: readonly LdirectordEntry[];
};

export type LdirectordFile = {
  readonly globals: readonly LdirectordEntry[];
  readonly virtuals: readonly LdirectordVirtual[];
};
