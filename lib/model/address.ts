import ipaddr from "ipaddr.js";
import { z } from "zod";

/**
 * An IPv4 or IPv6 address in its one canonical spelling (RFC 5952 for IPv6: lower case, longest run of zeros
 * compressed), without zone or prefix. Two addresses are the same address exactly when the strings are equal.
 */
export type IpAddress = string & { readonly __brand: "IpAddress" };

export type Family = "inet" | "inet6";

/** Four decimal numbers up to 255 without leading zeros. Listings of a busy director are full of these. */
const canonicalIpv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/**
 * IPv6 that is canonical as it stands: no zeros but those that one `::` stands for, and at least two of those; or none at
 * all. Everything else takes the slow way.
 */
const canonicalIpv6 =
  /^(?!(?:[^:]*:){7})(?:[1-9a-f][\da-f]{0,3}:){1,5}(?::[1-9a-f][\da-f]{0,3}){1,5}$|^(?:[1-9a-f][\da-f]{0,3}(?::(?!$)|$)){8}$/;

/**
 * Parses one address, or returns null. Refuses what ipvsadm's `inet_aton` would take but people misread
 * (`10.1`, octal and hexadecimal parts), IPv6 zones and IPv4-mapped IPv6.
 */
export function parseAddress(text: string): IpAddress | null {
  if (canonicalIpv4.test(text) || canonicalIpv6.test(text)) return text as IpAddress;
  if (!text.includes(":") || text.includes("%") || !ipaddr.IPv6.isValid(text)) return null;
  const parsed = ipaddr.IPv6.parse(text);
  return parsed.isIPv4MappedAddress() ? null : (parsed.toRFC5952String() as IpAddress);
}

export function familyOf(address: IpAddress): Family {
  return address.includes(":") ? "inet6" : "inet";
}

/** Prefix length of a single host: 32 or 128. */
export function hostPrefix(address: IpAddress): 32 | 128 {
  return familyOf(address) === "inet" ? 32 : 128;
}

/** `10.0.0.1:80` or `[fd00::1]:80`, as ipvsadm -n and keepalived's FIFO print it. */
export function formatEndpoint(address: IpAddress, port: number): string {
  return familyOf(address) === "inet" ? `${address}:${port}` : `[${address}]:${port}`;
}

/** Total order: IPv4 before IPv6, then by value. */
export function compareAddresses(a: IpAddress, b: IpAddress): number {
  const bytesA = ipaddr.parse(a).toByteArray();
  const bytesB = ipaddr.parse(b).toByteArray();
  if (bytesA.length !== bytesB.length) return bytesA.length - bytesB.length;
  for (const [index, byte] of bytesA.entries()) {
    const difference = byte - (bytesB[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * True for an address that can be given to one interface: not unspecified, loopback, multicast, broadcast, link-local or
 * of the IPv4 class E. Those that are set aside for documentation can: examples and exercises are full of them.
 */
export function isUnicast(address: IpAddress): boolean {
  const parsed = ipaddr.parse(address);
  if (familyOf(address) === "inet" && (parsed.toByteArray()[0] ?? 0) >= 240) return false;
  return !["unspecified", "broadcast", "multicast", "loopback", "linkLocal"].includes(parsed.range());
}

/** Accepts any spelling and yields the canonical one; the problem code is `address.invalid`. */
export const addressSchema = z.string().transform((text, context): IpAddress => {
  const address = parseAddress(text.trim());
  if (address !== null) return address;
  context.addIssue({ code: "custom", message: "address.invalid" });
  return z.NEVER;
});

/** An address a VIP, DIP or RIP may have; the problem code is `address.not_unicast`. */
export const unicastAddressSchema = addressSchema.refine((address) => isUnicast(address), {
  message: "address.not_unicast",
});

/** An address that packets are sent on to: one that a RIP may have, or the director itself. */
export const localOrUnicastAddressSchema = addressSchema.refine(
  (address) => isUnicast(address) || ipaddr.parse(address).range() === "loopback",
  { message: "address.not_unicast" },
);

/** A multicast group; the problem code is `address.not_multicast`. */
export const multicastAddressSchema = addressSchema.refine((address) => ipaddr.parse(address).range() === "multicast", {
  message: "address.not_multicast",
});
