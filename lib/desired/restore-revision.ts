import type { Actor } from "@/lib/access/model";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import type { Tx } from "@/lib/db/database";
import { Prisma } from "@/lib/db/generated/client";
import { clusterSchema, type DesiredCluster } from "@/lib/model/cluster";
import type { Problem } from "@/lib/model/problem";
import { checkRevision } from "./check-revision";
import type { DesiredDeps } from "./deps";
import { editCluster } from "./edit-cluster";
import { found } from "./found";
import { directorHostProblems, missingHostProblems } from "./host-problems";
import { keepHolds } from "./keep-holds";
import { loadCluster } from "./load-cluster";
import { vipAddressProblems } from "./vip-address-problems";
import { writeClusterParts } from "./write-cluster-parts";

/**
 * Makes an applied state of the past the draft: directors, VIPs, real servers, services and settings are as they were
 * then; name and description stay. It is an edit like any other: nothing happens on a host before a plan of it is
 * applied. Refused when what it needs is gone or taken by another cluster since.
 */
export async function restoreRevision(
  deps: DesiredDeps,
  actor: Actor,
  input: { readonly clusterId: string; readonly number: number; readonly revision: number },
): Promise<ClusterResource> {
  const { clusterId, number, revision } = input;
  await editCluster(deps, actor, clusterId, async (tx, model) => {
    const row = await tx.cluster.findUniqueOrThrow({ where: { id: clusterId } });
    checkRevision(row, revision);
    const stored = found(await tx.clusterRevision.findUnique({ where: { clusterId_number: { clusterId, number } } }));
    const next = keepHolds({ ...clusterSchema.parse(stored.model), name: model.name }, model);
    return {
      next,
      subject: [],
      problems: await goneProblems(tx, next),
      write: async () => await replaceParts(tx, next),
      audit: () => ({
        action: "cluster.restore",
        objectType: "cluster",
        objectId: clusterId,
        objectName: model.name,
        after: { revision: number },
      }),
    };
  });
  return await loadCluster(deps, clusterId);
}

/** What the world outside of the cluster does not allow any more. */
async function goneProblems(tx: Tx, { id, directors, realServers, vips }: DesiredCluster): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { hostId } of directors) problems.push(...(await directorHostProblems(tx, hostId, id)));
  for (const { hostId } of realServers) {
    if (hostId !== null) problems.push(...(await missingHostProblems(tx, hostId)));
  }
  for (const { address } of vips) problems.push(...(await vipAddressProblems(tx, address, id)));
  return problems;
}

/** Parts keep their ids. Each gets a higher revision than it had, so that no form that is open overwrites it. */
async function replaceParts(tx: Tx, next: DesiredCluster): Promise<void> {
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
