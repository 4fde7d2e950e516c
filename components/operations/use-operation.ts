"use client";

import { type OperationDetail, operationDetailSchema } from "@/lib/api/resources/operation";
import { apiPath } from "@/lib/client/api-path";
import { useResource } from "@/lib/client/use-resource";
import { isFinished } from "./operation-looks";

/** Follows an operation until it is finished; null follows none. */
export function useOperation(id: string | null, initial?: OperationDetail) {
  return useResource(operationDetailSchema, apiPath`/operations/${id ?? ""}`, {
    enabled: id !== null,
    pollMs: (last) => (last !== undefined && isFinished(last.state) ? false : 800),
    ...(initial === undefined ? {} : { initial }),
  });
}
