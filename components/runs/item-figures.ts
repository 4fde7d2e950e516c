import { freshnessOf } from "@/components/live/freshness";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import type { RunTarget } from "@/lib/model/run/script";
import { kernelEndpoint } from "../cluster/kernel-endpoint";

/** What one director shows of a run's target, in all services that the target is about. */
export type ItemFigures = {
  readonly directorId: string;
  readonly name: string;
  /** When it was read; null = never. Figures that are not fresh are shown as such, and are never taken for 0. */
  readonly freshAt: string | null;
  readonly isFresh: boolean;
  readonly active: number;
  readonly inactive: number;
  /** Clients that are kept with it; null = none are kept, or they were not counted. */
  readonly templates: number | null;
  /** Of all its destinations there, added up. */
  readonly weight: number;
};

/** The newest figures of a target, one entry a director of its cluster. */
export function itemFigures(
  { kind, id }: Pick<RunTarget, "kind" | "id">,
  cluster: Pick<ClusterResource, "directors" | "services">,
  snapshots: ReadonlyMap<string, DirectorSnapshot>,
  nowMs: number,
): readonly ItemFigures[] {
  const places = new Set(
    cluster.services.flatMap(({ keys, destinations }) =>
      destinations
        .filter((destination) => (kind === "destination" ? destination.id : destination.realServerId) === id)
        .flatMap((destination) => keys.map((key) => `${key} ${kernelEndpoint(key, destination)}`)),
    ),
  );
  return cluster.directors.map(({ id: directorId, name }) => {
    const snapshot = snapshots.get(directorId);
    const freshAt = snapshot?.freshAt ?? null;
    const found = (snapshot?.services ?? []).flatMap((service) =>
      service.destinations.filter((destination) => places.has(`${service.key} ${destination.key}`)),
    );
    const kept = found.flatMap(({ templates }) => (templates === null ? [] : [templates]));
    return {
      directorId,
      name,
      freshAt,
      isFresh: freshAt !== null && freshnessOf(Math.max(0, nowMs - Date.parse(freshAt))) === "fresh",
      active: found.reduce((sum, { active }) => sum + active, 0),
      inactive: found.reduce((sum, { inactive }) => sum + inactive, 0),
      templates: kept.length === 0 ? null : kept.reduce((sum, count) => sum + count, 0),
      weight: found.reduce((sum, { weight }) => sum + weight, 0),
    };
  });
}
