"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { pageSchema } from "@/lib/api/resources/common";
import { type OperationResource, operationResourceSchema } from "@/lib/api/resources/operation";
import { apiPath } from "@/lib/client/api-path";
import { refreshPaths } from "@/lib/client/refresh-paths";
import { useResource } from "@/lib/client/use-resource";

const pollMs = 2_000;

/**
 * The newest operations of a cluster, newest first, whoever asked for them. When one ends, what is known of the cluster
 * is read again.
 */
export function useRecentOperations(clusterId: string): readonly OperationResource[] {
  const queryClient = useQueryClient();
  const { data } = useResource(pageSchema(operationResourceSchema), `/operations?clusterId=${clusterId}&limit=10`, {
    pollMs,
  });
  const operations = data?.items ?? [];
  const newestEnd = operations.find(({ finishedAt }) => finishedAt !== null)?.id;
  useEffect(() => {
    if (newestEnd !== undefined) void refreshPaths(queryClient, [apiPath`/clusters/${clusterId}`]);
  }, [newestEnd, queryClient, clusterId]);
  return operations;
}
