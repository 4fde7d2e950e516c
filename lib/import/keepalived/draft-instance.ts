import type { DraftVip } from "@/lib/import/draft";
import type { Place } from "@/lib/import/source-line";
import type { IpAddress } from "@/lib/model/address";
import type { Vrrp } from "@/lib/model/vrrp";

/** One vrrp_instance as it stands in the file of one director. */
export type DraftInstance = {
  readonly at: Place;
  readonly name: string;
  readonly master: boolean;
  readonly interface: string | null;
  readonly priority: number;
  /** What all directors say alike. */
  readonly vrrp: Vrrp;
  readonly unicastSource: IpAddress | null;
  readonly unicastPeers: readonly { readonly at: Place; readonly address: IpAddress }[];
  readonly vips: readonly DraftVip[];
  /** Where the sync daemon of IPVS speaks, as keepalived 1 had it; global_defs says it since. */
  readonly syncInterface: string | null;
};
