import { type Family, familyOf, type IpAddress } from "@/lib/model/address";
import type { Tunnel } from "@/lib/model/tunnel";

/** A tunnel that a VIP's packets come by, on a way that carries `mtu` bytes. */
export type TunnelledVip = {
  readonly vip: IpAddress;
  /** RIP: where the outer packets go. */
  readonly address: IpAddress;
  readonly tunnel: Tunnel;
  readonly mtu: number;
};

/**
 * Lines of `realServerPaths.net` that have clients send segments that fit into the tunnels: `segment VIP BYTES`, one a VIP,
 * for the narrowest of its tunnels. The client learns it from the SYN-ACK, which goes to it past the directors.
 */
export function segmentLines(tunnelled: readonly TunnelledVip[]): string[] {
  const smallest = new Map<IpAddress, number>();
  for (const one of tunnelled) {
    smallest.set(one.vip, Math.min(smallest.get(one.vip) ?? Number.POSITIVE_INFINITY, segmentOf(one)));
  }
  return [...smallest].map(([vip, bytes]) => `segment ${vip} ${bytes}`);
}

const ipHeader: Readonly<Record<Family, number>> = { inet: 20, inet6: 40 };
const tcpHeader = 20;

function segmentOf({ vip, address, tunnel, mtu }: TunnelledVip): number {
  const outer = ipHeader[familyOf(address)] + encapsulation(tunnel);
  return mtu - outer - ipHeader[familyOf(vip)] - tcpHeader;
}

/** Bytes between the two IP headers, as ip_vs writes them. */
function encapsulation(tunnel: Tunnel): number {
  switch (tunnel.kind) {
    case "ipip":
      return 0;
    case "gre":
      return tunnel.checksum === "on" ? 8 : 4;
    case "gue":
      // UDP 8, GUE 4; the remote checksum is a private option of 4 + 4.
      return tunnel.checksum === "remote" ? 20 : 12;
  }
}
