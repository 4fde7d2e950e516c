import type { ImportedCluster } from "@/lib/import/model";

/** An imported cluster with what no file gives: the directors' own addresses, and ids of rows. */
export function completed({ vrrpInstances, vips, kept: _, ...cluster }: ImportedCluster) {
  const idOf = (id: string | null) => {
    const index = vrrpInstances.findIndex((instance) => instance.id === id);
    return index < 0 ? null : `0190a1b2-0000-7000-8000-${String(index).padStart(12, "0")}`;
  };
  return {
    ...cluster,
    directors: cluster.directors.map((director) => ({ ...director, address: "192.0.2.1" })),
    vrrpInstances: vrrpInstances.map((instance) => ({ ...instance, id: idOf(instance.id) })),
    vips: vips.map((vip) => ({ ...vip, vrrpInstanceId: idOf(vip.vrrpInstanceId) })),
  };
}
