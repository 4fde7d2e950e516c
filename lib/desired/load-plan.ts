import type { Page } from "@/lib/api/resources/common";
import type { PlanResource } from "@/lib/api/resources/operation";
import type { DesiredDeps } from "./deps";
import { found } from "./found";
import { presentPlan } from "./present-plan";

/** One plan. Throws `not_found`. */
export async function loadPlan({ database }: DesiredDeps, id: string): Promise<PlanResource> {
  return presentPlan(found(await database.prisma.plan.findUnique({ where: { id } })));
}

/** Plans of a cluster, newest first, without their bodies, which can be large. */
export async function listPlans(
  { database }: DesiredDeps,
  input: { clusterId: string; cursor?: string | undefined; limit: number },
): Promise<Page<PlanResource>> {
  const { clusterId, cursor, limit } = input;
  found(await database.prisma.cluster.findUnique({ where: { id: clusterId }, select: { id: true } }));
  // Ids are UUIDs of version 7: their order is the order of creation.
  const rows = await database.prisma.plan.findMany({
    where: { clusterId, ...(cursor !== undefined && { id: { lt: cursor } }) },
    orderBy: { id: "desc" },
    take: limit + 1,
    omit: { body: true },
  });
  const shown = rows.slice(0, limit);
  return {
    items: shown.map((row) => presentPlan({ ...row, body: null })),
    next: rows.length > shown.length ? (shown.at(-1)?.id ?? null) : null,
  };
}
