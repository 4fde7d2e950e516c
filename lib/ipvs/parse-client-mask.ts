import ipaddr from "ipaddr.js";
import type { Family } from "@/lib/model/address";
import { parseInteger } from "./parse-integer";

/** Parses the client mask of a persistent service: dotted for IPv4, a prefix length for IPv6. Null = not a prefix. */
export function parseClientMask(text: string | undefined, family: Family): number | null {
  if (family === "inet6") return parseInteger(text, 1, 128);
  if (text === undefined || !ipaddr.IPv4.isValidFourPartDecimal(text)) return null;
  return ipaddr.IPv4.parse(text).prefixLengthFromSubnetMask();
}
