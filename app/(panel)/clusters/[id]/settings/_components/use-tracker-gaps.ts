"use client";

import { useMemo } from "react";
import { useGap } from "@/components/cluster/use-gap";
import type { VrrpTracker } from "@/lib/model/vrrp-tracker";
import { trackerKinds } from "./tracker-kinds";
import { withOnlyInstance } from "./with-only-instance";

/** Why a kind of tracker cannot be had in this cluster; kinds that can be had are not in it. */
export function useTrackerGaps(): ReadonlyMap<VrrpTracker["kind"], string> {
  const gap = useGap();
  return useMemo(
    () =>
      new Map(
        trackerKinds.flatMap(({ kind, first }) => {
          const reason = gap(
            (cluster) => withOnlyInstance(cluster, { trackers: [first] }),
            (cluster) => withOnlyInstance(cluster, {}),
          );
          return reason === undefined ? [] : [[kind, reason]];
        }),
      ),
    [gap],
  );
}
