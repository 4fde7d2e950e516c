"use client";

import { type HostResource, hostResourceSchema } from "@/lib/api/resources/host";
import { usePages } from "@/lib/client/use-pages";

/** Hosts to choose from; undefined while they are read. The first page is enough for a list that opens. */
export function useHosts(): readonly HostResource[] | undefined {
  return usePages(hostResourceSchema, "/hosts?limit=200").items;
}
