import type { IpAddress } from "@/lib/model/address";
import type { TargetInstance } from "./vrrp-states";

/** A director to be sampled, with what its snapshot says beside the figures. */
export type DirectorTarget = {
  readonly directorId: string;
  readonly clusterId: string;
  readonly hostId: string;
  readonly name: string;
  /** The desired VIPs of its cluster; a snapshot tells which of them it holds. */
  readonly vips: readonly IpAddress[];
  /** The same by what moves them; [] = nothing does (engine ipvsadm). */
  readonly instances: readonly TargetInstance[];
};
