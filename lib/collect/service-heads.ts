import type { IpvsListing } from "@/lib/ipvs/parse-listing";
import { type ProcService, procServiceKey } from "@/lib/ipvs/parse-proc-table";
import { printAttributes } from "@/lib/ipvs/print-attributes";
import type { ServiceKey } from "@/lib/model/service-key";
import { serviceKeyText } from "@/lib/model/service-key-text";

/** What stays the same of a service, as long as it is the same one. */
export type ServiceHead = {
  readonly key: ServiceKey;
  /** The key as text. */
  readonly id: string;
  readonly scheduler: string;
  /** As ipvsadm prints them: scheduler, flags, persistence, ops. */
  readonly attributes: string;
  readonly persistenceSec: number | null;
};

/** Heads by the line that a service has in /proc/net/ip_vs: while the line is there, `ipvsadm -Ln` need not be asked for it. */
export type ServiceHeads = ReadonlyMap<string, ServiceHead>;

export function headOf(listed: IpvsListing[number]): ServiceHead {
  return {
    key: listed.key,
    id: serviceKeyText(listed.key),
    scheduler: listed.scheduler,
    attributes: printAttributes(listed.key, listed),
    persistenceSec: listed.persistence?.timeoutSec ?? null,
  };
}

/** Null = a service of the table is not in the listing, or may be either of two, and nothing may be remembered. */
export function headsByLine(table: readonly ProcService[], heads: readonly ServiceHead[]): ServiceHeads | null {
  const byLine = new Map<string, ServiceHead>();
  const byKey = new Map(heads.map((head) => [head.id, head]));
  for (const { line } of table) {
    const head = byKey.get(procServiceKey(line) ?? "") ?? headOfMark(line, heads);
    if (head === undefined || byLine.has(line)) return null;
    byLine.set(line, head);
  }
  return byLine;
}

/** The table does not tell a mark of IPv4 from the same one of IPv6. */
function headOfMark(line: string, heads: readonly ServiceHead[]): ServiceHead | undefined {
  const [, digits = ""] = /^FWM +([0-9A-F]{8}) /.exec(`${line} `) ?? [];
  const mark = Number.parseInt(digits, 16);
  const [head, other] = heads.filter(({ key }) => key.kind === "fwmark" && key.mark === mark);
  return other === undefined ? head : undefined;
}
