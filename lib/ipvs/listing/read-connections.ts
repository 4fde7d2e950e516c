import type { Endpoint } from "@/lib/ipvs/parse-endpoint";
import type { FaultList } from "./fault-list";
import { isFault, LineFault } from "./line-fault";
import type { ListingLine } from "./listing-line";
import { readEndpoint } from "./read-endpoint";

/**
 * One row of `ipvsadm -Lnc`. A persistence template has client port 0; one of a firewall mark has protocol "IP" and the
 * mark where the virtual address would be.
 */
export type ConnectionEntry = {
  readonly protocol: "TCP" | "UDP" | "SCTP" | "IP";
  readonly expiresSec: number;
  /** As the kernel names it: ESTABLISHED, SYN_RECV, UDP, NONE, ASSURED … */
  readonly state: string;
  readonly client: Endpoint;
  readonly virtual: Endpoint;
  readonly destination: Endpoint;
  /** Only with --persistent-conn, and only of templates that a persistence engine made. */
  readonly engine: { readonly name: string; readonly data: string } | null;
};

/** Reads `pro expire state source virtual destination [pe-name pe-data]`, with or without the two title lines. */
export function readConnections(lines: Iterable<ListingLine>, faults: FaultList): ConnectionEntry[] {
  const entries: ConnectionEntry[] = [];
  for (const line of lines) {
    if (isConnectionTitle(line)) continue;
    const entry = readEntry(line.words);
    if (isFault(entry)) faults.add(line, entry);
    else entries.push(entry);
  }
  return entries;
}

function isConnectionTitle({ words }: ListingLine): boolean {
  return words[0] === "IPVS" ? words[1] === "connection" : words[0] === "pro" && words[1] === "expire";
}

function readEntry(words: readonly string[]): ConnectionEntry | LineFault {
  const [protocol, expire = "", state = "", , , , name, data] = words;
  if (protocol !== "TCP" && protocol !== "UDP" && protocol !== "SCTP" && protocol !== "IP")
    return new LineFault("ipvs.unreadable_line", 0);
  const expiresSec = parseExpire(expire);
  if (expiresSec === null) return new LineFault("ipvs.unreadable_line", 1);
  const client = readEndpoint(words, 3);
  if (isFault(client)) return client;
  const virtual = readEndpoint(words, 4);
  if (isFault(virtual)) return virtual;
  const destination = readEndpoint(words, 5);
  if (isFault(destination)) return destination;
  if (words.length > 6 && words.length !== 8) return new LineFault("ipvs.unknown_word", 6);
  const engine = name === undefined || data === undefined ? null : { name, data };
  return { protocol, expiresSec, state, client, virtual, destination, engine };
}

/** Minutes and seconds; the minutes may be more than 99. */
function parseExpire(text: string): number | null {
  const [, minutes, seconds] = /^(\d{2,8}):([0-5]\d)$/.exec(text) ?? [];
  return minutes === undefined ? null : Number(minutes) * 60 + Number(seconds);
}
