import type { Vrrp } from "@/lib/model/vrrp";
import type { DraftCluster } from "./draft";
import { keys } from "./keys";

/** What the director of a file says of itself in one VRRP instance. */
export type OwnPlace = { readonly priority: number | null; readonly interface: string | null };

/** The places of a file's own director, which is its first, by the virtual router ID of the instances. */
export function ownPlaces({ vrrp, vrrpInstances, directors: [own] }: DraftCluster): ReadonlyMap<number, OwnPlace> {
  const places = new Map<number, OwnPlace>();
  if (own === undefined) return places;
  const { priority, interface: name } = own;
  if (vrrp !== null) places.set(vrrp.virtualRouterId, { priority, interface: name });
  const id = keys.director(own.name, own.routerId);
  for (const { virtualRouterId, directors } of vrrpInstances) {
    const override = directors.find(({ directorId }) => directorId === id);
    places.set(virtualRouterId, {
      priority: override?.priority ?? priority,
      interface: override?.interface ?? name,
    });
  }
  return places;
}

/** The instances of a draft by their virtual router ID; the id is null for the cluster's own. */
export function idOfRouter({
  vrrp,
  vrrpInstances,
}: DraftCluster): ReadonlyMap<number, { readonly id: string | null; readonly vrrp: Vrrp }> {
  const routers = new Map<number, { id: string | null; vrrp: Vrrp }>();
  if (vrrp !== null) routers.set(vrrp.virtualRouterId, { id: null, vrrp });
  for (const { id, directors: _, ...own } of vrrpInstances) routers.set(own.virtualRouterId, { id, vrrp: own });
  return routers;
}
