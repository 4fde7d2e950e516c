import { listClusterResources } from "@/lib/desired/list-cluster-resources";
import type { WebServices } from "@/lib/runtime/web";
import type { ClusterResource } from "./resources/cluster";

/** As often as pages read what is desired. */
const lifeMs = 10_000;

type Reading = { readonly atMs: number; readonly clusters: Promise<ClusterResource[]> };

const newest = new WeakMap<WebServices, Reading>();

/** What is desired of every cluster, read once for all screens that are open now. */
export async function wallClusters(services: WebServices): Promise<ClusterResource[]> {
  const known = newest.get(services);
  const nowMs = performance.now();
  if (known !== undefined && nowMs - known.atMs < lifeMs) return await known.clusters;
  const clusters = listClusterResources(services);
  newest.set(services, { atMs: nowMs, clusters });
  // Who asks next tries again.
  clusters.catch(() => newest.delete(services));
  return await clusters;
}
