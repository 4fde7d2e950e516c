"use client";

import { useState } from "react";
import type { DrainProgress } from "@/lib/model/drain-progress";
import { type DrainEstimate, type DrainPoint, drainEstimate, withPoint } from "./drain-estimate";

/** How fast each director's connections end, by director, from what this page has seen of the drain. */
export function useDrainEstimates(drain: DrainProgress | null): ReadonlyMap<string, DrainEstimate> {
  const [seen, setSeen] = useState<ReadonlyMap<string, readonly DrainPoint[]>>(new Map());
  const next = withSamples(seen, drain);
  // A new sample came with this rendering: it is remembered before anything is shown.
  if (next !== seen) setSeen(next);
  return new Map(
    [...next].flatMap(([directorId, points]) => {
      const estimate = drainEstimate(points);
      return estimate === null ? [] : [[directorId, estimate] as const];
    }),
  );
}

/** The same map when there is nothing new. */
function withSamples(seen: ReadonlyMap<string, readonly DrainPoint[]>, drain: DrainProgress | null) {
  const next = new Map(seen);
  for (const { directorId, sampledAt, fresh, active } of drain?.directors ?? []) {
    if (!fresh || sampledAt === null) continue;
    next.set(directorId, withPoint(seen.get(directorId) ?? [], { atMs: Date.parse(sampledAt), active }));
  }
  const isNew = [...next].some(([directorId, points]) => seen.get(directorId) !== points);
  return isNew ? next : seen;
}
