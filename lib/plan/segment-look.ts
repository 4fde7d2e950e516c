import type { IpAddress } from "@/lib/model/address";
import type { DesiredCluster, DesiredVip } from "@/lib/model/cluster";
import { placedInstances } from "@/lib/model/placed-instances";
import type { ObservedCluster } from "./model";

/** What is to be looked for on the directors' segment before it is brought there. */
export type SegmentLook = {
  /** The director that looks. */
  readonly hostId: string;
  readonly vips: readonly { readonly address: IpAddress; readonly interface: string }[];
  /** Interfaces to listen on for VRRP, and for how long. */
  readonly listen: readonly { readonly interface: string; readonly seconds: number }[];
};

/** Adverts of long intervals are not waited for: people wait for a plan. */
const maxListenSec = 5;

type Input = {
  readonly desired: DesiredCluster;
  readonly applied: DesiredCluster | null;
  readonly observed: ObservedCluster;
};

/** VIPs that nobody of ours holds yet and VRRP instances that were never applied; null = there are none. */
export function segmentLook({ desired, applied, observed }: Input): SegmentLook | null {
  const director = desired.directors.find((one) => observed.directors.some(({ hostId }) => hostId === one.hostId));
  if (director === undefined) return null;
  const instances = desired.engine === "keepalived" ? placedInstances(desired, director) : [];
  const vips = newVips({ desired, applied, observed }).map(({ id, address }) => {
    const instance = instances.find((one) => one.vips.some((vip) => vip.id === id));
    return { address, interface: instance?.interface ?? director.interface };
  });
  const fresh = newVirtualRouterIds(desired, applied);
  const listen = instances
    .filter(({ vrrp }) => fresh.includes(vrrp.virtualRouterId))
    .map((one) => ({
      interface: one.interface,
      // One advert comes for certain within one and a half intervals (RFC 5798 6.1: a skew of less than one).
      seconds: Math.min(maxListenSec, Math.ceil(one.vrrp.advertIntervalSec * 1.5)),
    }));
  return vips.length + listen.length === 0 ? null : { hostId: director.hostId, vips, listen: longest(listen) };
}

/** VIPs that were never applied and that no host of ours holds. */
export function newVips({ desired, applied, observed }: Input): DesiredVip[] {
  const ours = new Set([
    ...(applied?.vips ?? []).map(({ address }) => address),
    ...[...observed.directors, ...observed.realServers].flatMap((one) => one.addresses.map(({ address }) => address)),
  ]);
  return desired.vips.filter(({ address }) => !ours.has(address));
}

/** VRRP numbers that the desired state has and the applied one has not. */
export function newVirtualRouterIds(desired: DesiredCluster, applied: DesiredCluster | null): number[] {
  const known = new Set(applied === null ? [] : virtualRouterIds(applied));
  return virtualRouterIds(desired).filter((id) => !known.has(id));
}

function virtualRouterIds({ engine, vrrp, vrrpInstances }: DesiredCluster): number[] {
  if (engine !== "keepalived") return [];
  return [...(vrrp === null ? [] : [vrrp]), ...vrrpInstances].map(({ virtualRouterId }) => virtualRouterId);
}

function longest(listen: SegmentLook["listen"]): SegmentLook["listen"] {
  return [...new Set(listen.map((one) => one.interface))].map((device) => ({
    interface: device,
    seconds: Math.max(...listen.filter((one) => one.interface === device).map(({ seconds }) => seconds)),
  }));
}
