import type { SourceLine } from "@/lib/import/source-line";

/** `key = value` of an lvs.cf; the value is without its quotes. */
export type PiranhaEntry = { readonly key: string; readonly value: string; readonly line: SourceLine };

/** `virtual NAME {`, `server NAME {` or `failover NAME {` and what is in it. */
export type PiranhaBlock = {
  readonly kind: string;
  readonly name: string;
  readonly line: SourceLine;
  readonly entries: PiranhaEntry[];
  readonly blocks: PiranhaBlock[];
};
