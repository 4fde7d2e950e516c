import type { DesiredCluster, DesiredDirector, DesiredVip } from "@/lib/model/cluster";
import { placedInstances } from "@/lib/model/placed-instances";
import type { ObservedDirector } from "@/lib/plan/model";
import type { PlanInput } from "@/lib/plan/plan-cluster";
import type { Drift, DriftKind } from "./model";

type Input = Pick<PlanInput, "desired" | "observed" | "hostNames">;

/** One director of a cluster: what it is to do with a VIP, and what of it was seen there. */
type Place = {
  readonly director: DesiredDirector;
  readonly observed: ObservedDirector;
  /** Null = any: a VIP with a MAC address of its own is on an interface that keepalived makes. */
  readonly device: string | null;
  readonly isPreferred: boolean;
  /** VRRP may rightly take it away from all of them. */
  readonly isTracked: boolean;
  /** Interfaces that carry it now; on lo it is only taken, and announced to nobody. */
  readonly found: readonly string[];
};

/**
 * VIPs that VRRP would not have left as they are: on no director, on several, or on one whose keepalived did not put it
 * there. Which of the directors holds a VIP is VRRP's own business. The directors are read one after the other, and an
 * election takes some seconds: what is found twice, with that time between, is so.
 */
export function findVipDrift({ desired, observed, hostNames }: Input): Drift[] {
  if (desired.engine !== "keepalived") return [];
  return desired.vips.flatMap((vip) => {
    const places = placesOf(desired, vip, observed.directors);
    const holding = places.filter(({ found }) => found.length > 0);
    const drift = (kind: DriftKind, { director, device, isPreferred, found }: Place): Drift => ({
      hostId: director.hostId,
      hostName: hostNames[director.hostId] ?? director.name,
      role: "director",
      kind,
      object: vip.address,
      desired: isPreferred ? place(device) : null,
      file: null,
      kernel: found.map(place).join("\n") || null,
      adoptable: null,
    });
    if (holding.length > 1) return holding.map((one) => drift("vip_twice", one));
    const [holder] = holding;
    if (holder !== undefined)
      return isMisplaced(holder) ? [drift("vip_misplaced", { ...holder, isPreferred: true })] : [];
    // One that could not be read may hold it.
    if (places.length < desired.directors.length || places.some(({ isTracked }) => isTracked)) return [];
    return places
      .filter(({ isPreferred }) => isPreferred)
      .slice(0, 1)
      .map((one) => drift("vip_nowhere", one));
  });
}

function placesOf(desired: DesiredCluster, vip: DesiredVip, directors: readonly ObservedDirector[]): Place[] {
  return desired.directors.flatMap((director) => {
    const observed = directors.find(({ hostId }) => hostId === director.hostId);
    const instance = placedInstances(desired, director).find(({ vips }) => vips.some(({ id }) => id === vip.id));
    if (observed === undefined || instance === undefined) return [];
    const { vrrp, isPreferred } = instance;
    const here = observed.addresses.filter(({ address, interface: name }) => address === vip.address && name !== "lo");
    return [
      {
        director,
        observed,
        device: vrrp.useVmac ? null : instance.interface,
        isPreferred,
        isTracked: vrrp.trackers.length > 0,
        found: here.map((one) => one.interface),
      },
    ];
  });
}

/** It stays where it was when keepalived dies, or was put there by hand. */
function isMisplaced({ observed, device, found }: Place): boolean {
  return observed.keepalived?.running !== true || (device !== null && !found.includes(device));
}

function place(device: string | null): string {
  return device === null ? "dev vrrp" : `dev ${device}`;
}
