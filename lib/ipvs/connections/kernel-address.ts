import ipaddr from "ipaddr.js";
import { type Family, familyOf, type IpAddress, parseAddress } from "@/lib/model/address";

/** An address as /proc/net/ip_vs_conn prints it: `0A4D0064`, or all eight groups of IPv6 in full, in lower case. */
export function renderKernelAddress(address: IpAddress): string {
  const hex = ipaddr
    .parse(address)
    .toByteArray()
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
  return familyOf(address) === "inet" ? hex.toUpperCase() : (hex.match(/.{4}/g) ?? []).join(":");
}

/** Reads one; null = anything else. */
export function parseKernelAddress(text: string): IpAddress | null {
  if (/^[0-9A-F]{8}$/.test(text)) {
    return parseAddress([0, 2, 4, 6].map((at) => Number.parseInt(text.slice(at, at + 2), 16)).join("."));
  }
  return /^(?:[0-9a-f]{4}:){7}[0-9a-f]{4}$/.test(text) ? parseAddress(text) : null;
}

/** A port as it stands there: four hexadecimal digits. */
export function renderKernelPort(port: number): string {
  return port.toString(16).toUpperCase().padStart(4, "0");
}

/** A firewall mark as it stands in the place of a virtual address. */
export function renderKernelMark(mark: number, family: Family): string {
  const hex = mark.toString(16).padStart(8, "0");
  return family === "inet" ? hex.toUpperCase() : `${hex.slice(0, 4)}:${hex.slice(4)}${":0000".repeat(6)}`;
}

/** Reads one; null = anything else. */
export function parseKernelMark(text: string): number | null {
  const hex = /^(?:([0-9A-F]{8})|([0-9a-f]{4}):([0-9a-f]{4})(?::0000){6})$/.exec(text);
  return hex === null ? null : Number.parseInt(hex.slice(1).join(""), 16);
}
