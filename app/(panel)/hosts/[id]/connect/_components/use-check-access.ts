"use client";

import { type HostResource, hostResourceSchema } from "@/lib/api/resources/host";
import { operationResourceSchema } from "@/lib/api/resources/operation";
import { apiPath } from "@/lib/client/api-path";
import { useSubmit } from "@/lib/client/use-submit";

/** Has the worker sign in and read the facts; `onGranted` shows how that goes. */
export function useCheckAccess(host: HostResource, onGranted: () => void) {
  return useSubmit(operationResourceSchema, () => ({ path: apiPath`/hosts/${host.id}/facts`, method: "POST" }), {
    refresh: ["/operations", "/hosts"],
    onDone: onGranted,
  });
}

/** Chooses the key the worker signs in with. Uploaded keys are sealed by the panel and never come back. */
export function useSetCredential(host: HostResource) {
  return useSubmit(
    hostResourceSchema,
    (body: { kind: "worker_key" } | { kind: "uploaded_key"; privateKey: string; passphrase?: string }) => ({
      path: apiPath`/hosts/${host.id}/credential`,
      method: "PUT",
      body,
    }),
    { refresh: ["/hosts"] },
  );
}
