import { lookup } from "node:dns/promises";
import ipaddr from "ipaddr.js";

/** An address that may be written to. */
export type Target = { readonly address: string; readonly family: 4 | 6 };

/**
 * Resolves a host name once and checks every address it has: a name that leads to this machine, to its metadata service or
 * into a private network is refused, unless that network was allowed. Who connects uses the address that was checked, so
 * that a second answer of the name server changes nothing. Null = forbidden. Throws when the name does not resolve.
 */
export async function resolveTarget(host: string, allowed: readonly string[]): Promise<Target | null> {
  const name = host.replace(/^\[(.*)\]$/, "$1");
  const found = await lookup(name, { all: true, verbatim: true });
  const [first] = found;
  if (first === undefined || !found.every(({ address }) => mayReach(address, allowed))) return null;
  return { address: first.address, family: first.family === 6 ? 6 : 4 };
}

/** IPv4 inside of IPv6 counts as the IPv4 address that it is. */
export function mayReach(text: string, allowed: readonly string[]): boolean {
  const address = ipaddr.process(text);
  if (address.range() === "unicast") return true;
  return allowed.some((network) => {
    const [base, length] = network.includes("/")
      ? ipaddr.parseCIDR(network)
      : [ipaddr.parse(network), network.includes(":") ? 128 : 32];
    return base.kind() === address.kind() && address.match(base, length);
  });
}
