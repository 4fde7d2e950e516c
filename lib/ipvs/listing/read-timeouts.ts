import type { FaultList } from "./fault-list";
import { LineFault } from "./line-fault";
import type { ListingLine } from "./listing-line";

/** `ipvsadm -L --timeout`: after how many idle seconds the kernel forgets a connection. */
export type ConnectionTimeouts = { readonly tcpSec: number; readonly tcpFinSec: number; readonly udpSec: number };

/** Reads `Timeout (tcp tcpfin udp): 900 120 300`, and nothing else. */
export function readTimeouts(lines: Iterable<ListingLine>, faults: FaultList): ConnectionTimeouts {
  let timeouts = { tcpSec: 0, tcpFinSec: 0, udpSec: 0 };
  for (const line of lines) {
    const match = /^Timeout \(tcp tcpfin udp\): (\d{1,10}) (\d{1,10}) (\d{1,10})\s*$/.exec(line.text);
    const [, tcp, tcpFin, udp] = match ?? [];
    if (match === null) faults.add(line, new LineFault("ipvs.unreadable_line"));
    else timeouts = { tcpSec: Number(tcp), tcpFinSec: Number(tcpFin), udpSec: Number(udp) };
  }
  return timeouts;
}
