import { randomUUID } from "node:crypto";
import type { Database } from "@/lib/db/database";
import { clusterSchema, type DesiredCluster } from "@/lib/model/cluster";
import { newCluster } from "./fake-cluster";

/** Destinations of one cluster; an edit by `reweight` changes all of them on each director. */
export const wideDestinations = 200;

/** Three directors with keepalived, one real server to set up and a hundred that are addresses only, in two services. */
export function wideCluster(): DesiredCluster {
  const cluster = newCluster({ engine: "keepalived", directors: 3, realServers: 1 });
  const [service] = cluster.services;
  const others = Array.from({ length: wideDestinations / 2 - 1 }, (_, index) => ({
    id: randomUUID(),
    name: `plain${index}`,
    address: `10.77.1.${index + 1}`,
    hostId: null,
  }));
  const realServers = [...cluster.realServers, ...others];
  const services = [80, 443].map((port) => ({
    ...service,
    id: randomUUID(),
    name: `port ${port}`,
    listener: { ...service?.listener, port },
    destinations: realServers.map(({ id }) => ({
      id: randomUUID(),
      realServerId: id,
      port,
      forwarding: "dr" as const,
      weight: 10,
      upperThreshold: 0,
      lowerThreshold: 0,
    })),
  }));
  return clusterSchema.parse({ ...cluster, realServers, services });
}

/** A draft that gives every destination of the cluster this weight. */
export async function reweight(database: Database, clusterId: string, weight: number): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.destination.updateMany({ where: { service: { clusterId } }, data: { weight } });
    await tx.cluster.update({ where: { id: clusterId }, data: { draftRevision: { increment: 1 } } });
  });
}
