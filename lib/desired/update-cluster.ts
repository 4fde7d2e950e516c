import type { z } from "zod";
import type { Actor } from "@/lib/access/model";
import type { ClusterResource, updateClusterSchema } from "@/lib/api/resources/cluster";
import { type Cluster, Prisma } from "@/lib/db/generated/client";
import { errorAt } from "@/lib/model/problem";
import { checkRevision } from "./check-revision";
import { compact } from "./compact";
import type { DesiredDeps } from "./deps";
import { editCluster } from "./edit-cluster";
import { loadCluster } from "./load-cluster";
import { vrrpSecretProblems } from "./vrrp-secret-problems";

/** Renames or describes a cluster, or changes its VRRP instances or the settings of keepalived and IPVS. The engine of a cluster never changes. */
export async function updateCluster(
  deps: DesiredDeps,
  actor: Actor,
  input: { id: string; revision: number; changes: z.output<typeof updateClusterSchema> },
): Promise<ClusterResource> {
  const { id, revision } = input;
  const { vrrp, vrrpInstances, keepalived, ipvs, push, ...texts } = compact(input.changes);
  await editCluster<Cluster>(deps, actor, id, async (tx, model) => {
    const before = await tx.cluster.findUniqueOrThrow({ where: { id } });
    checkRevision(before, revision);
    const namesake = texts.name === undefined ? null : await tx.cluster.findUnique({ where: { name: texts.name } });
    return {
      next: {
        ...model,
        name: texts.name ?? model.name,
        vrrp: vrrp === undefined ? model.vrrp : vrrp,
        vrrpInstances: vrrpInstances ?? model.vrrpInstances,
        keepalived: keepalived ?? model.keepalived,
        ipvs: ipvs ?? model.ipvs,
      },
      subject: [],
      problems: [
        ...(namesake === null || namesake.id === id ? [] : [errorAt(["name"], "name.taken")]),
        ...(await vrrpSecretProblems(tx, id, { vrrp, vrrpInstances })),
      ],
      write: async () =>
        await tx.cluster.update({
          where: { id },
          data: {
            ...texts,
            ...(vrrp !== undefined && { vrrp: vrrp ?? Prisma.DbNull }),
            ...(vrrpInstances !== undefined && { vrrpInstances }),
            ...(keepalived !== undefined && { keepalived }),
            ...(ipvs !== undefined && { ipvs }),
            ...(push !== undefined && { push }),
            revision: { increment: 1 },
          },
        }),
      audit: (after) => ({
        action: "cluster.update",
        objectType: "cluster",
        objectId: id,
        objectName: after.name,
        before: fields(before),
        after: fields(after),
      }),
    };
  });
  return await loadCluster(deps, id);
}

function fields({ name, description, vrrp, vrrpInstances, keepalived, ipvs, push }: Cluster) {
  return { name, description, vrrp, vrrpInstances, keepalived, ipvs, push };
}
