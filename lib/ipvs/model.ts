import type { IpAddress } from "@/lib/model/address";
import type { Forwarding, Protocol } from "@/lib/model/cluster";

/**
 * What the kernel's IPVS holds (`struct ip_vs_service`, `struct ip_vs_dest`), as ipvsadm(8) shows it.
 *
 * Terms: a *service* is protocol + address + port, or a firewall mark; a *destination* is a real server inside one
 * service. A key identifies, the rest are attributes. Order never matters: tables are compared as sets.
 */
export type ServiceKey =
  | { readonly kind: "address"; readonly protocol: Protocol; readonly address: IpAddress; readonly port: number }
  | { readonly kind: "fwmark"; readonly mark: number; readonly family: "inet" | "inet6" };

export type Tunnel =
  | { readonly kind: "ipip" }
  | { readonly kind: "gre"; readonly checksum: "none" | "on" }
  | { readonly kind: "gue"; readonly port: number; readonly checksum: "none" | "on" | "remote" };

export type IpvsDestination = {
  readonly address: IpAddress;
  /** 0 for fwmark services. */
  readonly port: number;
  readonly forwarding: Forwarding;
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

export type IpvsTable = { readonly services: readonly IpvsService[] };
