import type { ListingLine } from "./listing-line";

/** What the first line of a listing says of the kernel. */
export type IpvsBanner = {
  /** Version of IPVS, not of ipvsadm: 1.2.1 for all of today's kernels. */
  readonly version: string;
  /** Buckets of the connection table. */
  readonly connectionTableSize: number;
};

/** Reads `IP Virtual Server version 1.2.1 (size=4096)`; null = it is not there, as in a listing of one service. */
export function readBanner(lines: Iterable<Pick<ListingLine, "text">>): IpvsBanner | null {
  for (const { text } of lines) {
    const [, version, size] = /^IP Virtual Server version (\d[\d.]*) \(size=(\d{1,10})\)/.exec(text) ?? [];
    if (version !== undefined) return { version, connectionTableSize: Number(size) };
  }
  return null;
}
