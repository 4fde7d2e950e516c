import type { Actor } from "@/lib/access/model";
import type { PlanResource } from "@/lib/api/resources/operation";
import { recordAudit } from "@/lib/audit/record-audit";
import { enqueue } from "@/lib/jobs/enqueue";
import { planMake } from "@/lib/jobs/plan-make";
import type { DesiredDeps } from "./deps";
import { found } from "./found";
import { presentPlan } from "./present-plan";

/** Asks the worker for a plan of this cluster's draft. It is `pending` until all hosts were looked at. */
export async function createPlan({ database }: DesiredDeps, actor: Actor, clusterId: string): Promise<PlanResource> {
  return await database.transaction(async (tx) => {
    const cluster = found(await tx.cluster.findUnique({ where: { id: clusterId } }));
    const plan = await tx.plan.create({
      data: {
        clusterId,
        draftRevision: cluster.draftRevision,
        actorId: actor.kind === "person" ? actor.id : null,
        actorName: actor.name,
      },
    });
    await enqueue(tx, planMake, { planId: plan.id });
    await recordAudit(tx, actor, {
      action: "plan.create",
      objectType: "plan",
      objectId: plan.id,
      objectName: cluster.name,
      clusterId,
      after: { draftRevision: cluster.draftRevision },
    });
    return presentPlan(plan);
  });
}
