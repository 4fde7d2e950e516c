import ipaddr from "ipaddr.js";
import { type IpAddress, parseAddress } from "@/lib/model/address";

/** The most addresses that a range of a group may have in the model. */
const maxCount = 256;

/**
 * A range of addresses in one of keepalived's spellings: `10.0.0.1-9` (the last part counts up to 9; hexadecimal for
 * IPv6), `10.0.0.1-10.0.0.9`, `10.0.0.0/30` (all of the network). Null = not that, or more than 256 addresses.
 */
export function readRange(text: string): { first: IpAddress; count: number } | null {
  const [, firstText = "", sign = "", lastText = ""] = /^([0-9A-Fa-f.:]+)([-/])([0-9A-Fa-f.:]+)$/.exec(text) ?? [];
  const first = parseAddress(firstText);
  if (first === null) return null;
  const count = sign === "/" ? networkSize(first, lastText) : distance(first, lastText) + 1;
  return count >= 1 && count <= maxCount ? { first, count } : null;
}

function networkSize(first: IpAddress, prefixText: string): number {
  const bits = ipaddr.parse(first).toByteArray().length * 8;
  const prefix = /^\d{1,3}$/.test(prefixText) ? Number(prefixText) : Number.NaN;
  const size = 2 ** (bits - prefix);
  return size <= maxCount && lastPart(first) % size === 0 ? size : Number.NaN;
}

function distance(first: IpAddress, lastText: string): number {
  const last = parseAddress(lastText);
  if (last !== null) return samePrefix(first, last) ? lastPart(last) - lastPart(first) : Number.NaN;
  const inet6 = first.includes(":");
  if (!(inet6 ? /^[0-9A-Fa-f]{1,4}$/ : /^\d{1,3}$/).test(lastText)) return Number.NaN;
  const end = Number.parseInt(lastText, inet6 ? 16 : 10);
  return end <= (inet6 ? 0xffff : 0xff) ? end - lastPart(first) : Number.NaN;
}

/** The last byte of an IPv4 address, the last 16 bits of an IPv6 one. */
function lastPart(address: IpAddress): number {
  const bytes = ipaddr.parse(address).toByteArray();
  const low = bytes.at(-1) ?? 0;
  return bytes.length === 4 ? low : (bytes.at(-2) ?? 0) * 256 + low;
}

function samePrefix(one: IpAddress, other: IpAddress): boolean {
  const head = (address: IpAddress) => {
    const bytes = ipaddr.parse(address).toByteArray();
    return bytes.slice(0, bytes.length === 4 ? 3 : 14).join(".");
  };
  return head(one) === head(other);
}
