"use client";

import { type HostResource, hostResourceSchema } from "@/lib/api/resources/host";
import { apiPath } from "@/lib/client/api-path";
import { useResource } from "@/lib/client/use-resource";

/** One host, read again every few seconds: its connection changes without anybody's doing. */
export function useHost(initial: HostResource): HostResource {
  const host = useResource(hostResourceSchema, apiPath`/hosts/${initial.id}`, { initial, pollMs: 3_000 });
  return host.data ?? initial;
}
