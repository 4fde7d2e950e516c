import { familyOf, type IpAddress } from "@/lib/model/address";

/**
 * Kernel settings of a real server that holds these VIPs, as `sysctl` names them.
 *
 * With a VIP on lo, Linux answers ARP requests for it on every interface, and clients would reach one real server past
 * the director. `arp_ignore=1`: answer only for addresses of the interface that the request came in by. `arp_announce=2`:
 * never give the VIP as sender in requests of our own, which would teach it to the router (1 does not prevent that).
 *
 * Both are set for `all`, since the kernel takes the larger of `all` and the interface's own. Set for `lo` alone, as many
 * guides have it, they do nothing: requests never come in by lo. IPv6 needs no setting, because a neighbour solicitation
 * is answered only for addresses of the interface that it came in by.
 */
export function realServerSysctls(vips: readonly IpAddress[]): Readonly<Record<string, string>> {
  if (!vips.some((vip) => familyOf(vip) === "inet")) return {};
  return { "net.ipv4.conf.all.arp_ignore": "1", "net.ipv4.conf.all.arp_announce": "2" };
}
