import type { Actor } from "@/lib/access/model";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import type { Tx } from "@/lib/db/database";
import { clusterSchema, type DesiredCluster } from "@/lib/model/cluster";
import type { Problem } from "@/lib/model/problem";
import { checkRevision } from "./check-revision";
import type { DesiredDeps } from "./deps";
import { editCluster } from "./edit-cluster";
import { found } from "./found";
import { directorHostProblems, missingHostProblems } from "./host-problems";
import { keepHolds } from "./keep-holds";
import { loadCluster } from "./load-cluster";
import { replaceClusterParts } from "./replace-cluster-parts";
import { vipAddressProblems } from "./vip-address-problems";

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
      write: async () => await replaceClusterParts(tx, next),
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
