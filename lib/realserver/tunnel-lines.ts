import { type Family, familyOf, type IpAddress } from "@/lib/model/address";
import type { Tunnel } from "@/lib/model/tunnel";

/**
 * Lines of `realServerPaths.net` for the receiving end of a tunnel. `address` (RIP) is where the outer packets go, `inner`
 * the family of the clients' packets inside.
 *
 * The devices are our own, for this RIP alone: the kernel prefers them to its `tunl0` or `sit0`, which stay as they are.
 * GUE has no device of its own: what the port unpacks is IP in IP again.
 */
export function tunnelLines(tunnel: Tunnel, address: IpAddress, inner: Family): string[] {
  switch (tunnel.kind) {
    case "ipip":
      return [ipInIp(address, inner)];
    case "gue":
      return [`listen ${tunnel.port} ${familyOf(address) === "inet" ? 4 : 6}`, ipInIp(address, inner)];
    case "gre":
      return [gre(address, tunnel.checksum === "on")];
  }
}

function ipInIp(address: IpAddress, inner: Family): string {
  if (familyOf(address) === "inet6") return `tunnel sb-ip6tnl type ip6tnl mode any local ${address}`;
  return inner === "inet" ? `tunnel sb-ipip type ipip local ${address}` : `tunnel sb-sit type sit local ${address}`;
}

/** The kernel drops GRE packets that have a checksum where none is expected, and the other way round. */
function gre(address: IpAddress, checksum: boolean): string {
  const device = familyOf(address) === "inet" ? "sb-gre type gre" : "sb-gre6 type ip6gre";
  return `tunnel ${device} local ${address}${checksum ? " icsum" : ""}`;
}
