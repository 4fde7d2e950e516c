import type { Tx } from "@/lib/db/database";
import { Prisma } from "@/lib/db/generated/client";
import type { DesiredCluster } from "@/lib/model/cluster";
import { writeClusterParts } from "./write-cluster-parts";

/**
 * Makes the draft of a cluster another one. Parts that both have keep their ids and what holds them out of service. Each
 * gets a higher revision than it had, so that no form that is open overwrites it.
 */
export async function replaceClusterParts(tx: Tx, next: DesiredCluster): Promise<void> {
  const where = { where: { clusterId: next.id }, select: { id: true, revision: true } };
  const services = await tx.virtualService.findMany({
    where: { clusterId: next.id },
    select: { id: true, revision: true, destinations: { select: { id: true, revision: true } } },
  });
  const parts = [
    ...(await tx.director.findMany(where)),
    ...(await tx.vip.findMany(where)),
    ...(await tx.realServer.findMany(where)),
    ...services,
    ...services.flatMap(({ destinations }) => destinations),
  ];
  const revisions = new Map(parts.map(({ id, revision }) => [id, revision]));
  const ofCluster = { where: { clusterId: next.id } };
  const holds = await tx.destinationHold.findMany({ where: { destination: { service: { clusterId: next.id } } } });
  await tx.virtualService.deleteMany(ofCluster);
  await tx.realServer.deleteMany(ofCluster);
  await tx.vip.deleteMany(ofCluster);
  await tx.director.deleteMany(ofCluster);
  const { vrrp, vrrpInstances, keepalived, ipvs } = next;
  const settings = { vrrp: vrrp ?? Prisma.DbNull, vrrpInstances, keepalived, ipvs };
  await tx.cluster.update({ where: { id: next.id }, data: { ...settings, revision: { increment: 1 } } });
  await writeClusterParts(tx, next, (id) => (revisions.get(id) ?? 0) + 1);
  const left = new Set(next.services.flatMap(({ destinations }) => destinations.map(({ id }) => id)));
  await tx.destinationHold.createMany({ data: holds.filter(({ destinationId }) => left.has(destinationId)) });
}
