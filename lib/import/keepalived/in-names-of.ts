import type { ImportedCluster } from "@/lib/import/model";
import type { DesiredCluster, DesiredService } from "@/lib/model/cluster";
import { listenerKeys } from "@/lib/model/listener-keys";
import { serviceKeyText } from "@/lib/model/service-key-text";

/** The cluster with the names that a file has for the director (`router_id`) and for groups of services. */
export function inNamesOf(
  cluster: DesiredCluster,
  directorId: string,
  original: ImportedCluster,
  ownId: string,
): DesiredCluster {
  const rename = (id: string) => (id === directorId ? ownId : id);
  const names = new Map(original.services.map((service) => [contents(original, service), service.id]));
  return {
    ...cluster,
    directors: cluster.directors.map((director) => ({ ...director, id: rename(director.id) })),
    vrrpInstances: cluster.vrrpInstances.map((instance) => ({
      ...instance,
      directors: instance.directors.map((own) => ({ ...own, directorId: rename(own.directorId) })),
    })),
    services: cluster.services.map((service) => ({
      ...service,
      id: names.get(contents(cluster, service)) ?? service.id,
    })),
  };
}

/** What tells a service from the others of its cluster: all that it listens on. */
function contents(cluster: DesiredCluster, { listener }: DesiredService): string {
  return listenerKeys(cluster, listener).map(serviceKeyText).sort().join(" ");
}
