"use client";

import { useMemo } from "react";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import { useServerClock } from "@/lib/client/server-clock";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import type { RecentSample } from "../live/recent-samples";
import { useFreshSnapshots } from "../live/use-fresh-snapshots";
import { useLive } from "../live/use-live";
import { askedWeights } from "./asked-weights";
import { countConnections } from "./counted-connections";
import { type ServiceView, viewServices } from "./service-view";
import { shownDirector } from "./shown-director";
import { useQueryState } from "./use-query-state";
import { useRecentOperations } from "./use-recent-operations";
import { useRecentServices } from "./use-recent-services";

/** The services of a cluster with the figures of the director that the page shows (`?director=`, else the VIP holder). */
export function useLiveServices(cluster: ClusterResource): {
  views: readonly ServiceView[];
  snapshot: DirectorSnapshot | null;
  recent: readonly RecentSample[];
} {
  const { snapshots } = useLive();
  const fresh = useFreshSnapshots();
  const [chosen] = useQueryState("director");
  const director = shownDirector(cluster.directors, fresh, chosen);
  const snapshot = director === null ? null : (snapshots.get(director.id) ?? null);
  const sampled = director !== null && fresh.has(director.id);
  const clock = useServerClock();
  const asked = askedWeights(useRecentOperations(cluster.id), clock?.nowMs ?? 0);
  const keys = cluster.services.flatMap((service) => service.keys);
  const recent = useRecentServices(cluster.id, director?.id ?? null, keys);
  const counted = useMemo(
    () => new Map(snapshot?.services.map((service) => [service.key, countConnections(service, recent)])),
    [snapshot, recent],
  );
  return { views: viewServices(cluster.services, snapshot, sampled, asked, counted), snapshot, recent };
}
