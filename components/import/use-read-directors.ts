"use client";

import { useMutation } from "@tanstack/react-query";
import { isFinished } from "@/components/operations/operation-looks";
import type { HostResource } from "@/lib/api/resources/host";
import { type ImportPreview, importPreviewSchema } from "@/lib/api/resources/import";
import { type OperationResource, operationResourceSchema } from "@/lib/api/resources/operation";
import { apiPath } from "@/lib/client/api-path";
import { callApi } from "@/lib/client/call-api";

export type DirectorsRead =
  | { readonly kind: "read"; readonly preview: ImportPreview; readonly operationIds: readonly string[] }
  /** At least one of them could not be read; of the others nothing is shown, so that nobody takes half for all. */
  | { readonly kind: "failed"; readonly failed: readonly OperationResource[] };

/** Has the worker read these hosts, all at once, and previews what an import of them would be. */
export function useReadDirectors() {
  return useMutation<DirectorsRead, Error, readonly HostResource[]>({
    async mutationFn(hosts) {
      const asked = await Promise.all(hosts.map(({ id }) => askFor(id)));
      const ended = await Promise.all(asked.map(untilEnded));
      const failed = ended.filter(({ state }) => state !== "confirmed");
      if (failed.length > 0) return { kind: "failed", failed };
      const operationIds = ended.map(({ id }) => id);
      const request = { path: "/imports/discovered/preview", method: "POST", body: { operationIds } } as const;
      return { kind: "read", operationIds, preview: await callApi(importPreviewSchema, request) };
    },
  });
}

async function askFor(hostId: string): Promise<OperationResource> {
  return await callApi(operationResourceSchema, { path: apiPath`/hosts/${hostId}/discover`, method: "POST", body: {} });
}

/** A look takes a second; a host that does not answer, half a minute. Beyond that there is no worker to do it. */
const maxWaits = 4;

async function untilEnded(asked: OperationResource): Promise<OperationResource> {
  let operation = asked;
  for (let waits = 0; waits < maxWaits && !isFinished(operation.state); waits += 1) {
    operation = await callApi(operationResourceSchema, { path: `${apiPath`/operations/${asked.id}`}?wait=20s` });
  }
  return operation;
}
