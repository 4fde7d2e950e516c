"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { z } from "zod";
import { isFinished } from "@/components/operations/operation-looks";
import { type DestinationResource, destinationResourceSchema } from "@/lib/api/resources/cluster";
import { type OperationDetail, operationDetailSchema, operationResourceSchema } from "@/lib/api/resources/operation";
import { apiPath } from "@/lib/client/api-path";
import { refreshPaths } from "@/lib/client/refresh-paths";
import { useResource } from "@/lib/client/use-resource";
import { useSubmit } from "@/lib/client/use-submit";
import type { GuardOverride } from "@/lib/model/guard-override";

/** Where an edited weight is on its way to the directors. Nothing counts as done before the kernel was read back. */
export type WeightEdit =
  | { readonly kind: "none" }
  | { readonly kind: "sending"; readonly to: number }
  | { readonly kind: "applying"; readonly to: number; readonly operation: OperationDetail | null }
  | { readonly kind: "confirmed"; readonly to: number; readonly operation: OperationDetail }
  /** Not accepted at all. */
  | { readonly kind: "refused"; readonly to: number; readonly error: Error }
  /** Accepted, but it did not end as confirmed. */
  | { readonly kind: "failed"; readonly to: number; readonly operation: OperationDetail };

/** `override`: guards that may forbid it without stopping it. */
export type WeightWish = { readonly weight: number; readonly override?: GuardOverride };

/** An operation is answered for in well under a second; the row follows it closely. */
const pollMs = 300;

/** Sends weights of one destination and follows each to its end. */
export function useWeightEdit(clusterId: string, destination: DestinationResource | null) {
  const queryClient = useQueryClient();
  const clusterPath = apiPath`/clusters/${clusterId}`;
  const submit = useSubmit(
    z.union([operationResourceSchema, destinationResourceSchema]),
    (wish: WeightWish) => ({
      method: "PATCH" as const,
      path: apiPath`/destinations/${destination?.id ?? ""}`,
      body: wish,
      ...(destination === null ? {} : { revision: destination.revision }),
    }),
    { refresh: [clusterPath, "/operations"] },
  );
  const operationId = submit.data !== undefined && "kind" in submit.data ? submit.data.id : null;
  const { data: operation = null } = useResource(operationDetailSchema, apiPath`/operations/${operationId ?? ""}`, {
    enabled: operationId !== null,
    pollMs: (last) => (last !== undefined && isFinished(last.state) ? false : pollMs),
  });
  const finished = operation !== null && isFinished(operation.state);

  useEffect(() => {
    if (finished) void refreshPaths(queryClient, [clusterPath, "/operations"]);
  }, [finished, queryClient, clusterPath]);

  // A stale revision is read again at once, so that sending once more is a decision made on what is there now.
  const { error } = submit;
  useEffect(() => {
    if (error !== null) void refreshPaths(queryClient, [clusterPath]);
  }, [error, queryClient, clusterPath]);

  return { edit: stateOf(submit, operationId, operation), send: submit.mutate, dismiss: submit.reset };
}

function stateOf(
  submit: { readonly isPending: boolean; readonly error: Error | null; readonly variables: WeightWish | undefined },
  operationId: string | null,
  operation: OperationDetail | null,
): WeightEdit {
  const to = submit.variables?.weight;
  if (to === undefined) return { kind: "none" };
  if (submit.error !== null) return { kind: "refused", to, error: submit.error };
  if (operationId === null) return submit.isPending ? { kind: "sending", to } : { kind: "none" };
  if (operation === null || !isFinished(operation.state)) return { kind: "applying", to, operation };
  return operation.state === "confirmed" ? { kind: "confirmed", to, operation } : { kind: "failed", to, operation };
}
