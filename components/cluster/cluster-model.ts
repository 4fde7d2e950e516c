import type { ClusterResource } from "@/lib/api/resources/cluster";
import { clusterSchema, type DesiredCluster } from "@/lib/model/cluster";

/** The cluster as the pure code takes it; addresses that come by the API are checked on the way. */
export function clusterModel(cluster: ClusterResource): DesiredCluster {
  const services = cluster.services.map((service) => ({
    ...service,
    // A resource says so where nothing holds a destination; the model says nothing.
    destinations: service.destinations.map(({ hold, ...one }) => (hold === null ? one : { ...one, hold })),
  }));
  return clusterSchema.parse({ ...cluster, services });
}
