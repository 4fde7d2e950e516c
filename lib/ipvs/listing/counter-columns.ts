import { isFault, LineFault } from "./line-fault";
import { readDigits, readFigure } from "./read-figure";
import type { ListingColumns } from "./read-services";

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

const names = ["connections", "inPackets", "outPackets", "inBytes", "outBytes"] as const;

/** `approximate` names the figures that ipvsadm abbreviated ("124168K"), as it does from 10^8 on without --exact. */
export type ApproximateCounters = {
  readonly counters: IpvsCounters;
  readonly approximate: readonly (keyof IpvsCounters)[];
};

/** `ipvsadm -Ln --stats --exact`: Conns InPkts OutPkts InBytes OutBytes, of services and destinations alike. */
export const exactCounterColumns: ListingColumns<IpvsCounters, IpvsCounters> = {
  service: readCounters,
  destination(words, from, { address, port }) {
    const read = readCounters(words, from);
    if (isFault(read)) return read;
    const { connections, inPackets, outPackets, inBytes, outBytes } = read;
    return { address, port, connections, inPackets, outPackets, inBytes, outBytes };
  },
};

/** The same with or without `--exact`; also `--rate`, whose columns are the same figures per second. */
export const counterColumns: ListingColumns<ApproximateCounters, ApproximateCounters> = {
  service: readApproximate,
  destination(words, from, { address, port }) {
    const read = readApproximate(words, from);
    return isFault(read) ? read : { address, port, counters: read.counters, approximate: read.approximate };
  },
};

function readCounters(words: readonly string[], from: number): IpvsCounters | LineFault {
  const connections = readDigits(words[from]);
  const inPackets = readDigits(words[from + 1]);
  const outPackets = readDigits(words[from + 2]);
  const inBytes = readDigits(words[from + 3]);
  const outBytes = readDigits(words[from + 4]);
  if (connections === null || inPackets === null || outPackets === null || inBytes === null || outBytes === null)
    return figureFault(words, from, (word) => readDigits(word) !== null);
  if (words.length > from + names.length) return new LineFault("ipvs.unknown_word", from + names.length);
  return { connections, inPackets, outPackets, inBytes, outBytes };
}

function readApproximate(words: readonly string[], from: number): ApproximateCounters | LineFault {
  const exact = words.slice();
  const approximate: (keyof IpvsCounters)[] = [];
  for (const [position, name] of names.entries()) {
    const figure = readFigure(words[from + position]);
    if (figure === null) return figureFault(words, from, (word) => readFigure(word) !== null);
    if (figure.isApproximate) approximate.push(name);
    exact[from + position] = String(figure.value);
  }
  const counters = readCounters(exact, from);
  return isFault(counters) ? counters : { counters, approximate };
}

/** The fault of the first word that is no figure. */
function figureFault(words: readonly string[], from: number, isFigure: (word: string) => boolean): LineFault {
  const position = names.findIndex((_, index) => !isFigure(words[from + index] ?? ""));
  const word = words[from + position];
  if (word === undefined) return new LineFault("ipvs.unreadable_line", from + position);
  if (readFigure(word)?.isApproximate) return new LineFault("ipvs.abbreviated_number", from + position);
  return new LineFault(/^\d/.test(word) ? "ipvs.unreadable_number" : "ipvs.unreadable_line", from + position);
}
