"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { type DriftItemResource, type DriftResource, driftResourceSchema } from "@/lib/api/resources/drift";
import { apiPath } from "@/lib/client/api-path";
import { useResource } from "@/lib/client/use-resource";

/** The worker looks once a minute; what it wrote down is on screen a moment later. */
const pollMs = 5_000;

/** In what the hosts of a cluster differ from what was applied; header and tab share one copy. */
export function useDrift(clusterId: string): UseQueryResult<DriftResource, Error> {
  return useResource(driftResourceSchema, apiPath`/clusters/${clusterId}/drift`, { pollMs });
}

/** What somebody is to look at. */
export function openDrift(drift: DriftResource | undefined): readonly DriftItemResource[] {
  return drift?.items.filter(({ ignored }) => ignored === null) ?? [];
}
