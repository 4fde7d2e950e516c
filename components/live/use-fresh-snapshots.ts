"use client";

import { useServerClock } from "@/lib/client/server-clock";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import { ageMs, freshnessOf } from "./freshness";
import { useLive } from "./use-live";

/** Snapshots that are recent enough to judge by; a director that is not among them is not known. */
export function useFreshSnapshots(): ReadonlyMap<string, DirectorSnapshot> {
  const { snapshots } = useLive();
  const clock = useServerClock();
  if (clock === null) return snapshots;
  return new Map(
    [...snapshots].filter(([, { freshAt }]) => {
      const freshness = freshnessOf(ageMs(freshAt, clock.nowMs));
      return freshness === "fresh" || freshness === "stale";
    }),
  );
}
