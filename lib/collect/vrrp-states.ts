import type { VrrpState } from "@/lib/live/snapshot";
import type { IpAddress } from "@/lib/model/address";

/** The VIPs that move together. */
export type TargetInstance = {
  /** Null = the cluster's own instance. */
  readonly instanceId: string | null;
  readonly vips: readonly IpAddress[];
};

/**
 * What a director is in each VRRP instance, told by the VIPs that it holds: keepalived is not asked, because it would have
 * to be signalled for it.
 */
export function vrrpStates(
  instances: readonly TargetInstance[],
  addresses: ReadonlySet<IpAddress>,
  keepalivedRunning: boolean,
): VrrpState[] {
  return instances.map(({ instanceId, vips }) => {
    const held = vips.filter((vip) => addresses.has(vip)).length;
    const without = keepalivedRunning ? "backup" : "stopped";
    return { instanceId, state: held === vips.length ? "master" : held > 0 ? "partial" : without };
  });
}
