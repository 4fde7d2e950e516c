import type { DesiredCluster, DesiredVip } from "@/lib/model/cluster";

/**
 * The VIPs that a director holds with engine ipvsadm: all of them when it has the highest priority, none otherwise. There
 * is nothing that moves VIPs between directors; the others carry the same table so that somebody can move them by hand.
 */
export function heldVips(cluster: DesiredCluster, directorId: string): readonly DesiredVip[] {
  return holdsVips(cluster, directorId) ? cluster.vips : [];
}

export function holdsVips({ directors }: Pick<DesiredCluster, "directors">, directorId: string): boolean {
  const [holder] = [...directors].sort((a, b) => b.priority - a.priority);
  return holder?.id === directorId;
}
