import type { IpAddress } from "@/lib/model/address";
import type { ServiceKey } from "@/lib/model/service-key";
import type { Tunnel } from "@/lib/model/tunnel";

/** How the kernel forwards; other methods of ours are one of these and something beside it. */
export type KernelForwarding = "dr" | "nat" | "tun";

export type IpvsDestination = {
  readonly address: IpAddress;
  /** 0 for fwmark services. */
  readonly port: number;
  readonly forwarding: KernelForwarding;
  /** Only with forwarding "tun". */
  readonly tunnel: Tunnel | null;
  readonly weight: number;
  /** Connection thresholds; 0 = off. `ipvsadm -Sn` does not print them: null = not observed. */
  readonly upperThreshold: number | null;
  readonly lowerThreshold: number | null;
};

export type IpvsPersistence = {
  readonly timeoutSec: number;
  /** Prefix length of the client mask: 32 / 128 = each client for itself. */
  readonly prefixLength: number;
  readonly engine: "sip" | null;
};

export type IpvsService = {
  readonly key: ServiceKey;
  /** Kernel name; not limited to the schedulers we offer. */
  readonly scheduler: string;
  readonly schedulerFlags: readonly string[];
  readonly persistence: IpvsPersistence | null;
  readonly onePacket: boolean;
  readonly destinations: readonly IpvsDestination[];
};

/**
 * What the kernel's IPVS holds (`struct ip_vs_service`, `struct ip_vs_dest`), as ipvsadm(8) shows it.
 *
 * Terms: a *service* is protocol + address + port, or a firewall mark; a *destination* is a real server inside one
 * service. A key identifies, the rest are attributes. Order never matters: tables are compared as sets.
 */
export type IpvsTable = { readonly services: readonly IpvsService[] };
