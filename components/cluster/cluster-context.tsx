"use client";

import { createContext, type ReactNode, use } from "react";
import { type ClusterResource, clusterResourceSchema } from "@/lib/api/resources/cluster";
import { apiPath } from "@/lib/client/api-path";
import { useResource } from "@/lib/client/use-resource";

const ClusterContext = createContext<ClusterResource | null>(null);

/** Gives the pages of one cluster its desired state, as the server read it. */
export function ClusterProvider({ initial, children }: { initial: ClusterResource; children: ReactNode }) {
  return <ClusterContext value={initial}>{children}</ClusterContext>;
}

/** Others edit too: what is on screen is read again this often, and at once after an edit of one's own. */
const pollMs = 5_000;

/** The cluster of this page, as it is now. */
export function useCluster(): ClusterResource {
  const initial = use(ClusterContext);
  if (initial === null) throw new Error("useCluster is used outside of ClusterProvider");
  const { data } = useResource(clusterResourceSchema, apiPath`/clusters/${initial.id}`, { initial, pollMs });
  return data ?? initial;
}
