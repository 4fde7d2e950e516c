import { parseInteger } from "@/lib/ipvs/parse-integer";
import { type IpAddress, parseAddress } from "@/lib/model/address";
import type { FaultList } from "./fault-list";
import { LineFault } from "./line-fault";
import type { ListingLine } from "./listing-line";

/** A connection synchronisation daemon; null = a kernel before 4.3, or ipvsadm before 1.28, does not say. */
export type SyncDaemon = {
  readonly role: "master" | "backup";
  readonly interface: string;
  readonly syncId: number;
  /** Longest message in bytes. */
  readonly maxLength: number | null;
  readonly group: IpAddress | null;
  readonly port: number | null;
  readonly ttl: number | null;
};

const pattern =
  /^(?<role>master|backup) sync daemon \(mcast=(?<interface>[^\s,)/]{1,15}), syncid=(?<syncId>\d+)(?:, maxlen=(?<maxLength>\d+))?(?:, group=(?<group>[0-9a-f.:]+))?(?:, port=(?<port>\d+))?(?:, ttl=(?<ttl>\d+))?\)\s*$/;

/** Reads what `ipvsadm -L --daemon` prints: one line for each of the at most two daemons. */
export function readDaemons(lines: Iterable<ListingLine>, faults: FaultList): SyncDaemon[] {
  const daemons: SyncDaemon[] = [];
  for (const line of lines) {
    const daemon = readDaemon(line.text);
    if (daemon === null) faults.add(line, new LineFault("ipvs.unreadable_line"));
    else daemons.push(daemon);
  }
  return daemons;
}

function readDaemon(text: string): SyncDaemon | null {
  const groups = pattern.exec(text)?.groups;
  const syncId = parseInteger(groups?.syncId, 0, 255);
  const group = groups?.group === undefined ? null : parseAddress(groups.group);
  if (groups?.interface === undefined || syncId === null) return null;
  if (groups.group !== undefined && group === null) return null;
  return {
    role: groups.role === "master" ? "master" : "backup",
    interface: groups.interface,
    syncId,
    maxLength: parseInteger(groups.maxLength, 1, 65535),
    group,
    port: parseInteger(groups.port, 1, 65535),
    ttl: parseInteger(groups.ttl, 1, 255),
  };
}
