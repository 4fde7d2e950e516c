"use client";

import { useQueries } from "@tanstack/react-query";
import {
  type ClusterResource,
  type ClusterSummary,
  clusterResourceSchema,
  clusterSummarySchema,
} from "@/lib/api/resources/cluster";
import { pageSchema } from "@/lib/api/resources/common";
import { apiPath } from "@/lib/client/api-path";
import { callApi } from "@/lib/client/call-api";
import { useResource } from "@/lib/client/use-resource";

const pollMs = 10_000;

/** A cluster, and everything in it once that was read. */
export type KnownCluster = { readonly summary: ClusterSummary; readonly cluster: ClusterResource | null };

/** All clusters, as the server rendered them at first; others' edits appear within ten seconds. */
export function useClusters(initial: readonly ClusterSummary[]): readonly KnownCluster[] {
  const { data } = useResource(pageSchema(clusterSummarySchema), "/clusters", {
    initial: { items: [...initial], next: null },
    pollMs,
  });
  const summaries = data?.items ?? initial;
  const details = useQueries({
    queries: summaries.map(({ id }) => {
      const path = apiPath`/clusters/${id}`;
      return {
        queryKey: [path],
        queryFn: ({ signal }: { signal: AbortSignal }) => callApi(clusterResourceSchema, { path, signal }),
        refetchInterval: pollMs,
      };
    }),
  });
  return summaries.map((summary, index) => ({ summary, cluster: details[index]?.data ?? null }));
}
