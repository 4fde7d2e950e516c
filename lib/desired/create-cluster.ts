import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "@/lib/access/model";
import type { ClusterResource, createClusterSchema } from "@/lib/api/resources/cluster";
import { recordAudit } from "@/lib/audit/record-audit";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/model/app-error";
import { errorAt } from "@/lib/model/problem";
import type { DesiredDeps } from "./deps";
import { loadClusterState } from "./load-cluster";
import { nameDuplicates } from "./name-duplicates";
import { presentCluster } from "./present-cluster";
import { vrrpSecretProblems } from "./vrrp-secret-problems";

/** Makes an empty cluster. Nothing happens on any host before a plan of it is applied. */
export async function createCluster(
  { database }: DesiredDeps,
  actor: Actor,
  input: z.output<typeof createClusterSchema>,
): Promise<ClusterResource> {
  const newId = randomUUID();
  const work = database.transaction(async (tx) => {
    const taken = await tx.cluster.findUnique({ where: { name: input.name } });
    if (taken !== null) throw new AppError("input.invalid", { problems: [errorAt(["name"], "name.taken")] });
    const problems = await vrrpSecretProblems(tx, newId, input);
    if (problems.length > 0) throw new AppError("input.invalid", { problems });
    const { id } = await tx.cluster.create({ data: { ...input, id: newId, vrrp: input.vrrp ?? Prisma.DbNull } });
    const cluster = presentCluster(await loadClusterState(tx, id));
    await recordAudit(tx, actor, {
      action: "cluster.create",
      objectType: "cluster",
      objectId: id,
      objectName: cluster.name,
      clusterId: id,
      after: input,
    });
    return cluster;
  });
  return await work.catch((error: unknown) => {
    throw nameDuplicates(error);
  });
}
