import { type ClusterResource, clusterResourceSchema } from "@/lib/api/resources/cluster";
import type { DesiredCluster } from "@/lib/model/cluster";
import { listenerKeys } from "@/lib/model/listener-keys";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { exampleCluster } from "./example-cluster";

/** A cluster as the API presents it, in force as it is desired. */
export function exampleResource(cluster: DesiredCluster = exampleCluster): ClusterResource {
  const servers = new Map(cluster.realServers.map((server) => [server.id, server]));
  const revised = <Part extends object>(part: Part) => ({ ...part, revision: 1 });
  return clusterResourceSchema.parse({
    ...cluster,
    description: "",
    push: {},
    directorCount: cluster.directors.length,
    vipCount: cluster.vips.length,
    serviceCount: cluster.services.length,
    realServerCount: cluster.realServers.length,
    draftRevision: 1,
    appliedRevision: 1,
    pending: false,
    drift: { count: 0, alarms: 0 },
    revision: 1,
    directors: cluster.directors.map(revised),
    vips: cluster.vips.map(revised),
    realServers: cluster.realServers.map(revised),
    services: cluster.services.map((service) => ({
      ...revised(service),
      keys: listenerKeys(cluster, service.listener).map(serviceKeyText),
      applied: true,
      destinations: service.destinations.map((destination) => ({
        ...revised(destination),
        realServerName: servers.get(destination.realServerId)?.name ?? "",
        address: servers.get(destination.realServerId)?.address ?? "",
        appliedWeight: destination.weight,
        hold: destination.hold ?? null,
        holds: [],
      })),
    })),
  });
}
