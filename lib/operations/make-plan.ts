import { AppError } from "@/lib/model/app-error";
import { planCluster } from "@/lib/plan/plan-cluster";
import type { OperationDeps } from "./deps";
import { loadPlanInput } from "./load-plan-input";
import { WorkerStopping } from "./worker-stopping";

/**
 * Fills in a pending plan: ready with its body, or failed with the reason why there is none. A plan that needs something
 * first (an unreachable host, a foreign file) is ready and says so in its problems. Does nothing when it is made already.
 */
export async function makePlan(deps: OperationDeps, planId: string): Promise<void> {
  const { prisma } = deps.database;
  const row = await prisma.plan.findUnique({ where: { id: planId } });
  if (row?.state !== "pending") return;
  const result = await planFor(deps, row.clusterId);
  await deps.database.transaction(async (tx) => {
    await tx.plan.updateMany({ where: { id: planId, state: "pending" }, data: { ...result, readyAt: deps.clock() } });
    await deps.database.notify(tx, "signalbox_plan", planId);
  });
}

async function planFor(deps: OperationDeps, clusterId: string) {
  try {
    const plan = planCluster(await loadPlanInput(deps, clusterId));
    return { state: "ready" as const, draftRevision: plan.draftRevision, body: plan };
  } catch (error) {
    // Without the database there is nowhere to write the reason, and a stopping worker is none: the job is tried again.
    if (error instanceof WorkerStopping) throw error;
    if (error instanceof AppError && error.code === "database.unavailable") throw error;
    deps.log.error({ err: error, clusterId }, "a plan could not be made");
    const code = error instanceof AppError ? error.code : "internal";
    return { state: "failed" as const, problem: { code, params: {} } };
  }
}
