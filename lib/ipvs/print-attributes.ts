import ipaddr from "ipaddr.js";
import type { ServiceKey } from "@/lib/model/service-key";
import type { ListedAttributes } from "./listing/read-attributes";
import { maxPrefix, serviceFamily } from "./service-family";

/** What `ipvsadm -Ln` prints behind a service's address: SCHED [(FLAGS)] [persistent SECS [mask M] [pe NAME]] [ops] */
export function printAttributes(
  key: ServiceKey,
  { scheduler, schedulerFlags, persistence, onePacket }: ListedAttributes,
) {
  const words = [scheduler];
  if (schedulerFlags.length > 0) words.push(`(${schedulerFlags.join(",")})`);
  if (persistence !== null) {
    const { prefixLength, timeoutSec, engine } = persistence;
    words.push(`persistent ${timeoutSec}`);
    if (prefixLength !== maxPrefix(serviceFamily(key))) words.push(`mask ${mask(key, prefixLength)}`);
    if (engine !== null) words.push(`pe ${engine}`);
  }
  if (onePacket) words.push("ops");
  return words.join(" ");
}

function mask(key: ServiceKey, prefixLength: number): string {
  if (serviceFamily(key) === "inet6") return String(prefixLength);
  return ipaddr.IPv4.subnetMaskFromPrefixLength(prefixLength).toString();
}
