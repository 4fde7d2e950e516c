import { Prisma } from "@/lib/db/generated/client";
import type { DesiredCluster } from "@/lib/model/cluster";
import { advanceDrain, type DrainProgress, drainProgressSchema, isDrained } from "@/lib/model/drain-progress";
import { loadAppliedCluster } from "@/lib/operations/load-applied-cluster";
import { notifyOperations } from "@/lib/operations/notify-operation";
import { weightRequestSchema } from "@/lib/operations/weight-request";
import { canonicalJson } from "@/lib/plan/canonical-json";
import type { DrainDeps } from "./drain-deps";
import { drainSamples } from "./drain-samples";

type Draining = {
  readonly id: string;
  readonly clusterId: string | null;
  readonly drain: Prisma.JsonValue;
  readonly drainBy: Date | null;
  readonly request: Prisma.JsonValue;
};

/**
 * Looks once at every operation that waits for connections to end: drained on all directors, its time over, somebody
 * brought back what it drains, or it goes on.
 */
export async function watchDrains(deps: DrainDeps): Promise<void> {
  const waiting = await deps.database.prisma.operation.findMany({
    where: { state: "draining" },
    select: { id: true, clusterId: true, drain: true, drainBy: true, request: true },
  });
  // A model may be large, and many of a cluster may wait.
  const models = new Map<string, Promise<DesiredCluster | null>>();
  for (const operation of waiting) {
    const { clusterId } = operation;
    const model =
      clusterId === null ? null : (models.get(clusterId) ?? loadAppliedCluster(deps.database.prisma, clusterId));
    if (clusterId !== null && model !== null) models.set(clusterId, model);
    await watch(deps, operation, await model);
  }
}

async function watch(deps: DrainDeps, operation: Draining, applied: DesiredCluster | null): Promise<void> {
  const { prisma } = deps.database;
  const ids = weightRequestSchema.parse(operation.request).edits.map(({ destinationId }) => destinationId);
  const backInService = await prisma.destination.count({ where: { id: { in: ids }, hold: { equals: Prisma.DbNull } } });
  if (applied === null || backInService > 0) return await end(deps, operation, { state: "failed", code: "superseded" });
  const now = deps.clock();
  const before = drainProgressSchema.parse(operation.drain);
  const progress = advanceDrain(before, await drainSamples(prisma, applied, new Set(ids)), now.getTime());
  if (isDrained(progress)) return await end(deps, operation, { state: "confirmed", progress });
  if (operation.drainBy !== null && operation.drainBy <= now) {
    return await end(deps, operation, { state: "timed_out", code: "timed_out", progress });
  }
  if (canonicalJson(progress) !== canonicalJson(before)) await note(deps, operation.id, { drain: progress });
}

type End = {
  readonly state: "confirmed" | "failed" | "timed_out";
  readonly code?: "superseded" | "timed_out";
  readonly progress?: DrainProgress;
};

async function end(deps: DrainDeps, { id }: Draining, { state, code, progress }: End): Promise<void> {
  const active = progress?.directors.reduce((sum, director) => sum + director.active, 0) ?? 0;
  await note(deps, id, {
    state,
    finishedAt: deps.clock(),
    ...(progress !== undefined && { drain: progress }),
    ...(code !== undefined && { problem: { code: `drain.${code}`, params: { active } } }),
  });
}

/** Only while it still waits: another worker may have ended it. */
async function note({ database }: DrainDeps, id: string, data: Prisma.OperationUpdateManyMutationInput): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.operation.updateMany({ where: { id, state: "draining" }, data });
    await notifyOperations(tx, [id]);
  });
}
