import { type Family, familyOf } from "./address";
import type { DesiredCluster, DesiredDirector, DesiredVip } from "./cluster";
import type { Vrrp } from "./vrrp";

/** A VRRP instance as one director has it. */
export type PlacedInstance = {
  /** Null = the cluster's own. */
  readonly id: string | null;
  readonly vrrp: Vrrp;
  /** What moves with it; at least one. */
  readonly vips: readonly DesiredVip[];
  /** Of its adverts: that of the directors' addresses, unless none of the VIPs has it. */
  readonly family: Family;
  readonly priority: number;
  readonly interface: string;
  /** No other director has a higher one. */
  readonly isPreferred: boolean;
};

/** The VRRP instances of a director that hold VIPs, the cluster's own first. */
export function placedInstances(cluster: DesiredCluster, director: DesiredDirector): PlacedInstance[] {
  const own = cluster.vrrp === null ? [] : [{ ...cluster.vrrp, id: null, directors: [] }];
  return [...own, ...cluster.vrrpInstances].flatMap(({ id, directors, ...vrrp }) => {
    const vips = cluster.vips.filter(({ vrrpInstanceId }) => vrrpInstanceId === id);
    if (vips.length === 0) return [];
    const priorityOf = (one: DesiredDirector) =>
      directors.find(({ directorId }) => directorId === one.id)?.priority ?? one.priority;
    const priority = priorityOf(director);
    return [
      {
        id,
        vrrp,
        vips,
        family: advertFamily(vips, director),
        priority,
        interface: directors.find(({ directorId }) => directorId === director.id)?.interface ?? director.interface,
        isPreferred: cluster.directors.every((one) => priorityOf(one) <= priority),
      },
    ];
  });
}

function advertFamily(vips: readonly DesiredVip[], { address }: DesiredDirector): Family {
  const family = familyOf(address);
  return vips.some((vip) => familyOf(vip.address) === family) ? family : family === "inet" ? "inet6" : "inet";
}
