"use client";

import type { ClusterResource } from "@/lib/api/resources/cluster";
import { useServerClock } from "@/lib/client/server-clock";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import { useFreshSnapshots } from "../live/use-fresh-snapshots";
import { useLive } from "../live/use-live";
import { askedWeights } from "./asked-weights";
import { type ServiceView, viewServices } from "./service-view";
import { shownDirector } from "./shown-director";
import { useQueryState } from "./use-query-state";
import { useRecentOperations } from "./use-recent-operations";

/** The services of a cluster with the figures of the director that the page shows (`?director=`, else the VIP holder). */
export function useLiveServices(cluster: ClusterResource): {
  views: readonly ServiceView[];
  snapshot: DirectorSnapshot | null;
} {
  const { snapshots } = useLive();
  const fresh = useFreshSnapshots();
  const [chosen] = useQueryState("director");
  const director = shownDirector(cluster.directors, fresh, chosen);
  const snapshot = director === null ? null : (snapshots.get(director.id) ?? null);
  const sampled = director !== null && fresh.has(director.id);
  const clock = useServerClock();
  const asked = askedWeights(useRecentOperations(cluster.id), clock?.nowMs ?? 0);
  return { views: viewServices(cluster.services, snapshot, sampled, asked), snapshot };
}
