import type { ClusterResource } from "@/lib/api/resources/cluster";
import { clusterSchema, type DesiredCluster } from "@/lib/model/cluster";

/** The cluster as the pure code takes it; addresses that come by the API are checked on the way. */
export function clusterModel(cluster: ClusterResource): DesiredCluster {
  return clusterSchema.parse(cluster);
}
