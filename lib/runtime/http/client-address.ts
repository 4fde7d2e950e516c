import type { IncomingHttpHeaders } from "node:http";
import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;
export type TrustedProxies = (address: string) => boolean;

/** Compiles addresses and networks ("10.0.0.0/8", "::1") to a test; the schema of the settings has checked their form. */
export function trustedProxies(networks: readonly string[]): TrustedProxies {
  const ranges = networks.map((network) => {
    if (network.includes("/")) return ipaddr.parseCIDR(network);
    const address = ipaddr.parse(network);
    return [address, address.kind() === "ipv4" ? 32 : 128] as [Address, number];
  });
  return (text) => {
    if (!ipaddr.isValid(text)) return false;
    const address = ipaddr.process(text);
    return ranges.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits));
  };
}

/**
 * The client's address: the peer of the connection, or, when that is a proxy of ours, the last address in
 * X-Forwarded-For that is not one. Whatever stands further left was written by the client and may be a lie.
 */
export function clientAddress(peer: string, headers: IncomingHttpHeaders, isTrusted: TrustedProxies): string {
  if (!isTrusted(peer)) return canonical(peer);
  const hops = String(headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((hop) => hop.trim());
  for (const hop of hops.reverse()) {
    if (!ipaddr.isValid(hop)) break;
    if (!isTrusted(hop)) return canonical(hop);
  }
  return canonical(peer);
}

/** An IPv4 client of a dual-stack socket appears as ::ffff:192.0.2.1. */
function canonical(address: string): string {
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : address;
}
