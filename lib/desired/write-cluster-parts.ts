import type { Tx } from "@/lib/db/database";
import { destinationRow } from "@/lib/db/destination-row";
import { jsonColumn } from "@/lib/db/json-column";
import { serviceRow } from "@/lib/db/service-row";
import type { DesiredCluster } from "@/lib/model/cluster";

/** Writes everything that belongs to a cluster which has none of it yet. `revisionOf` gives each part its revision. */
export async function writeClusterParts(
  tx: Tx,
  { id: clusterId, directors, vips, realServers, services }: DesiredCluster,
  revisionOf: (partId: string) => number = () => 1,
): Promise<void> {
  const revision = ({ id }: { readonly id: string }) => ({ revision: revisionOf(id) });
  await tx.director.createMany({
    data: directors.map(({ name: _, adopted, adoptedServices, ...director }) => ({
      ...director,
      ...revision(director),
      clusterId,
      adopted: jsonColumn(adopted ?? null),
      adoptedServices: jsonColumn(adoptedServices ?? null),
    })),
  });
  await tx.vip.createMany({ data: vips.map((vip) => ({ ...vip, ...revision(vip), clusterId })) });
  await tx.realServer.createMany({
    data: realServers.map((server) => ({ ...server, ...revision(server), clusterId })),
  });
  for (const service of services) {
    await tx.virtualService.create({ data: { ...serviceRow(service, clusterId), ...revision(service) } });
  }
  await tx.destination.createMany({
    data: services.flatMap(({ id, destinations }) =>
      destinations.map((destination) => ({
        ...destinationRow(destination),
        ...revision(destination),
        serviceId: id,
      })),
    ),
  });
}
