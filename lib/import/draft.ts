import type { Family, IpAddress } from "@/lib/model/address";
import type { Engine, Forwarding, Persistence } from "@/lib/model/cluster";
import type { HealthCheck } from "@/lib/model/health-check";
import type { IpvsSettings } from "@/lib/model/ipvs-settings";
import type { KeepalivedSettings } from "@/lib/model/keepalived-settings";
import type { Protocol } from "@/lib/model/listener";
import type { Tunnel } from "@/lib/model/tunnel";
import type { VirtualServerOptions } from "@/lib/model/virtual-server-options";
import type { Vrrp, VrrpInstance } from "@/lib/model/vrrp";
import type { Place } from "./source-line";

/**
 * What every reader yields, whatever its format: a cluster in addresses instead of ids, as it stands in the file. Whether
 * the values make sense together is up to `buildCluster`, which says it in the same words for all formats.
 */
export type DraftCluster = {
  readonly engine: Engine;
  /** The cluster that the file says it belongs to, when the file is one of ours. */
  readonly id: string | null;
  readonly vrrp: Vrrp | null;
  /** Beside it; the directors are named by their names, and the instances by their keys. */
  readonly vrrpInstances: readonly VrrpInstance[];
  readonly keepalived: Partial<KeepalivedSettings>;
  readonly ipvs: Partial<IpvsSettings>;
  readonly directors: readonly DraftDirector[];
  /** Addresses that directors put up; those of the services are added. */
  readonly vips: readonly DraftVip[];
  readonly services: readonly DraftService[];
  /** Where the instances begin, the cluster's own first; absent where the format has none. */
  readonly instancePlaces?: readonly Place[];
};

export type DraftDirector = {
  readonly at: Place;
  readonly name: string;
  /** keepalived's router_id, when a file has one. */
  readonly routerId: string | null;
  readonly address: IpAddress | null;
  readonly interface: string | null;
  readonly priority: number | null;
  /** Only another director's file speaks of it. */
  readonly guessed: boolean;
};

export type DraftVip = {
  readonly at: Place;
  readonly address: IpAddress;
  readonly prefixLength: number;
  /** Null = the cluster's own VRRP instance. */
  readonly vrrpInstanceId: string | null;
};

export type DraftService = {
  readonly at: Place;
  readonly listener: DraftListener;
  /** Null = called by what it listens on. A group of keepalived has a name of its own. */
  readonly name: string | null;
  readonly scheduler: string;
  readonly schedulerFlags: readonly string[];
  readonly onePacket: boolean;
  readonly persistence: Persistence | null;
  readonly healthChecks: readonly HealthCheck[];
  readonly keepalived: Partial<VirtualServerOptions>;
  readonly destinations: readonly DraftDestination[];
};

export type DraftListener =
  | { readonly kind: "address"; readonly protocol: Protocol; readonly address: IpAddress; readonly port: number }
  | { readonly kind: "fwmark"; readonly mark: number; readonly family: Family }
  | { readonly kind: "group"; readonly protocol: Protocol; readonly members: readonly DraftMember[] };

export type DraftMember =
  | { readonly kind: "address"; readonly address: IpAddress; readonly port: number }
  | { readonly kind: "range"; readonly address: IpAddress; readonly count: number; readonly port: number }
  | { readonly kind: "fwmark"; readonly mark: number; readonly family: Family };

export type DraftDestination = {
  readonly at: Place;
  readonly address: IpAddress;
  readonly port: number;
  readonly forwarding: Forwarding;
  readonly tunnel: Tunnel | null;
  readonly weight: number;
  readonly upperThreshold: number;
  readonly lowerThreshold: number;
  /** Instead of the service's; null = the service's. */
  readonly healthChecks: readonly HealthCheck[] | null;
};
