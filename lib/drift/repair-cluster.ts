import { recordAudit } from "@/lib/audit/record-audit";
import { loadDesiredCluster } from "@/lib/db/load-desired-cluster";
import { applyPlan } from "@/lib/desired/apply-plan";
import { createPlan } from "@/lib/desired/create-plan";
import { loadPlan } from "@/lib/desired/load-plan";
import { AppError } from "@/lib/model/app-error";
import { loadAppliedCluster } from "@/lib/operations/load-applied-cluster";
import { makePlan } from "@/lib/operations/make-plan";
import { differsFromApplied } from "@/lib/plan/differs-from-applied";
import { driftActor } from "./drift-actor";
import type { DriftDeps } from "./drift-deps";
import { endedRepair } from "./ended-repair";

/**
 * Repairs what the newest look found, in a cluster that is set to it: a plan as a person would make it, under the same
 * guards, applied as an operation of the system. It keeps its hands off while something is not its to decide: edits that
 * wait in the draft, drift that somebody ignores (a plan would repair that too), a host that cannot be read, a table
 * that vanished. It holds still, until a person lets it go on, once a repair fails, is forbidden or is fought over.
 */
export async function repairCluster(deps: DriftDeps, clusterId: string): Promise<void> {
  const since = await dueSince(deps, clusterId);
  if (since === null) return;
  if (await failedSince(deps, clusterId, since)) return await pause(deps, clusterId, "failed");
  if (await hasEdits(deps, clusterId)) return;
  const { id } = await createPlan(deps, driftActor, clusterId);
  await makePlan(deps, id);
  const { body } = await loadPlan(deps, id);
  if (body?.changeCount === 0) return;
  const refusal = await refusalOf(() => applyPlan(deps, driftActor, { id, reason: "", confirmWithinMin: null }));
  // A panel that only observes says so on every page; of a draft that moved on the next look makes another plan.
  const passing = ["installation.observing", "plan.stale"];
  if (refusal !== null && !passing.includes(refusal)) await pause(deps, clusterId, "forbidden");
}

async function refusalOf(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code !== "database.unavailable") return error.code;
    throw error;
  }
}

/** Since when repair is on; null = it is off, holds still, or what was found is not its to repair. */
async function dueSince({ database: { prisma } }: DriftDeps, clusterId: string): Promise<Date | null> {
  const watch = await prisma.driftWatch.findUnique({ where: { clusterId } });
  if (watch === null || watch.autoRepairSince === null || watch.pausedAt !== null) return null;
  if (!Array.isArray(watch.unread) || watch.unread.length > 0) return null;
  const items = await prisma.driftItem.findMany({ where: { clusterId, goneAt: null } });
  const hands = items.some(({ kind, ignoredAt }) => kind === "table_vanished" || ignoredAt !== null);
  const hasWork = items.some(({ kind }) => !kind.startsWith("vip_"));
  if (!hasWork || hands) return null;
  const queued = await prisma.operation.findFirst({
    where: { clusterId, state: { in: ["queued", "running", "verifying", "awaiting_confirmation"] } },
    select: { id: true },
  });
  return queued === null ? watch.autoRepairSince : null;
}

/** A repair that a writer of somebody else's made fail has not failed: three of those are a fight. */
async function failedSince({ database: { prisma } }: DriftDeps, clusterId: string, since: Date): Promise<boolean> {
  const ofWatch = { clusterId, kind: "apply", actorId: null, actorName: driftActor.name } as const;
  const last = await prisma.operation.findFirst({
    where: { ...ofWatch, createdAt: { gt: since } },
    orderBy: { createdAt: "desc" },
    select: { id: true },
  });
  return last !== null && (await prisma.operation.count({ where: { id: last.id, ...endedRepair } })) === 0;
}

/** What waits in the draft would travel along with a repair, and nobody asked for that. */
async function hasEdits({ database: { prisma } }: DriftDeps, clusterId: string): Promise<boolean> {
  const draft = await loadDesiredCluster(prisma, clusterId);
  const applied = await loadAppliedCluster(prisma, clusterId);
  return draft === null || applied === null || differsFromApplied(draft.model, applied);
}

async function pause({ database, clock }: DriftDeps, clusterId: string, why: "failed" | "forbidden"): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.driftWatch.update({ where: { clusterId }, data: { pausedAt: clock() } });
    await recordAudit(tx, driftActor, {
      action: "drift.pause",
      objectType: "cluster",
      objectId: clusterId,
      clusterId,
      after: { why },
    });
    await database.notify(tx, "signalbox_drift", clusterId);
  });
}
