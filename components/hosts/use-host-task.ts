"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { isFinished } from "@/components/operations/operation-looks";
import { useOperation } from "@/components/operations/use-operation";
import { pageSchema } from "@/lib/api/resources/common";
import { type OperationKind, type OperationResource, operationResourceSchema } from "@/lib/api/resources/operation";
import { apiPath, withQuery } from "@/lib/client/api-path";
import { refreshPaths } from "@/lib/client/refresh-paths";
import { useResource } from "@/lib/client/use-resource";
import { useSubmit } from "@/lib/client/use-submit";

type Kind = Extract<OperationKind, `host_${string}`>;

const routes: Record<Kind, string> = {
  host_scan: "scan",
  host_facts: "facts",
  host_install_key: "install-key",
  host_packages: "packages",
  host_discover: "discover",
};

/**
 * The newest task of one kind on one host, whoever started it and in whichever tab: it survives a reload. `start` asks for
 * a new one. When it ends, the host is read again.
 */
export function useHostTask(hostId: string, kind: Kind) {
  const queryClient = useQueryClient();
  const path = withQuery("/operations", { hostId, kind, limit: "1" });
  const newest = useResource(pageSchema(operationResourceSchema), path);
  const known = newest.data?.items[0];
  const operation: OperationResource | undefined = useOperation(known?.id ?? null).data ?? known;
  const start = useSubmit(
    operationResourceSchema,
    (body: object) => ({ path: apiPath`/hosts/${hostId}/${routes[kind]}`, method: "POST", body }),
    { refresh: ["/operations"] },
  );
  const finishedId = operation !== undefined && isFinished(operation.state) ? operation.id : null;
  useEffect(() => {
    if (finishedId !== null) {
      void refreshPaths(queryClient, ["/hosts"]);
    }
  }, [finishedId, queryClient]);
  return {
    operation,
    isRunning: start.isPending || (operation !== undefined && finishedId === null),
    start: start.mutate,
    error: start.error,
  };
}
