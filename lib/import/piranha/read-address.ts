import type { ReportBuilder } from "@/lib/import/report-builder";
import { parseClientMask } from "@/lib/ipvs/parse-client-mask";
import { type IpAddress, parseAddress } from "@/lib/model/address";
import type { Entries } from "./entries";

/** An address that the active director puts up on an alias of an interface: `10.0.0.1 eth0:1`. */
export type FloatingAddress = { readonly address: IpAddress; readonly interface: string | null };

/** Null = no such entry, or no address in it, which is reported. */
export function readFloatingAddress(entries: Entries, key: string, report: ReportBuilder): FloatingAddress | null {
  const text = entries.text(key);
  const at = entries.place(key);
  if (text === null || at === null) return null;
  const [word = "", alias] = text.split(/\s+/);
  const address = parseAddress(word);
  if (address === null) report.error(at, "address.not_read", { text });
  return address === null ? null : { address, interface: alias?.replace(/:.*$/, "") ?? null };
}

/** Piranha puts an address up with this mask; without one it is a host of its own. */
export function readPrefixLength(entries: Entries, key: string, report: ReportBuilder): number {
  const text = entries.text(key);
  const at = entries.place(key);
  if (text === null || at === null) return 32;
  const prefixLength = parseClientMask(text, "inet");
  if (prefixLength === null) report.error(at, "value.mask", { value: text });
  return prefixLength ?? 32;
}
