import type { Checked } from "@/lib/model/problem";
import { type ListedService, parseListingLines } from "./parse-listing-lines";

/**
 * Totals since the service or destination was added (or zeroed). The kernel sums its per-CPU counters every 2 s, so a
 * reading may be that old. Out-counters stay 0 with direct routing and tunnels: the answers do not pass the director.
 */
export type IpvsCounters = {
  readonly connections: bigint;
  readonly inPackets: bigint;
  readonly outPackets: bigint;
  readonly inBytes: bigint;
  readonly outBytes: bigint;
};

export type IpvsStats = readonly ListedService<IpvsCounters, IpvsCounters>[];

/**
 * Parses `ipvsadm -Ln --stats --exact`. Without `--exact` ipvsadm abbreviates from 10^8 on ("124168K"), which is not
 * taken for a number here.
 */
export function parseStats(text: string): Checked<IpvsStats> {
  return parseListingLines(text, { service: parseCounters, destination: parseCounters });
}

function parseCounters(words: readonly string[]): IpvsCounters | null {
  if (words.length !== 5 || !words.every((word) => /^\d{1,20}$/.test(word))) return null;
  const [connections = 0n, inPackets = 0n, outPackets = 0n, inBytes = 0n, outBytes = 0n] = words.map(BigInt);
  return { connections, inPackets, outPackets, inBytes, outBytes };
}
