"use client";

import { useServerClock } from "@/lib/client/server-clock";
import { ageMs, type Freshness, freshnessOf } from "./freshness";

/** How far figures read at `freshAt` can be believed now. Renders again each second. */
export function useFreshness(freshAt: string | null): Freshness {
  const clock = useServerClock();
  return clock === null ? "fresh" : freshnessOf(ageMs(freshAt, clock.nowMs));
}
