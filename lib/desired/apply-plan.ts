import type { z } from "zod";
import type { Actor } from "@/lib/access/model";
import type { applyPlanSchema } from "@/lib/api/resources/operation";
import type { Tx } from "@/lib/db/database";
import type { Operation, Plan } from "@/lib/db/generated/client";
import { AppError } from "@/lib/model/app-error";
import { overrideRequest } from "@/lib/operations/override-request";
import { requestOperation } from "@/lib/operations/request-operation";
import type { Plan as PlanBody } from "@/lib/plan/model";
import type { DesiredDeps } from "./deps";
import { findRepeated } from "./find-repeated";
import { found } from "./found";
import { recordOverride, requireGuards, requireOverrideRight } from "./override-guards";
import { presentPlan } from "./present-plan";

/**
 * Has the worker carry out a plan. Refused when the draft moved on since (`plan.stale`), when the plan is not made yet
 * (`plan.not_ready`), forbids itself (`plan.blocked`), or when a guard forbids it (`guard.forbids`). The worker looks at
 * the hosts again and refuses what changed there.
 */
export async function applyPlan(
  deps: DesiredDeps,
  actor: Actor,
  input: z.output<typeof applyPlanSchema> & { id: string; idempotencyKey?: string | undefined },
): Promise<Operation> {
  const { id, reason, confirmWithinMin, override, idempotencyKey } = input;
  const plan = found(await deps.database.prisma.plan.findUnique({ where: { id } }));
  const { clusterId } = plan;
  if (override !== undefined) {
    await requireOverrideRight(deps, actor, { clusterId, method: "POST", route: `/api/v1/plans/${id}/apply` });
  }
  const wanted = {
    kind: "apply" as const,
    clusterId,
    planId: id,
    request: {
      ...(confirmWithinMin !== null && { confirmWithinMin }),
      ...(override !== undefined && overrideRequest(override)),
    },
    reason,
    ...(idempotencyKey !== undefined && { idempotencyKey }),
  };
  return await deps.database.transaction(async (tx) => {
    const repeated = await findRepeated(tx, actor, wanted);
    if (repeated !== null) return repeated;
    const { guards: results } = await requireApplicable(tx, plan);
    requireGuards(results, override);
    const operation = await requestOperation(tx, actor, wanted);
    if (override !== undefined) {
      await recordOverride(tx, actor, override, { clusterId, operationId: operation.id, results });
    }
    return operation;
  });
}

async function requireApplicable(tx: Tx, row: Plan): Promise<PlanBody> {
  await tx.$queryRaw`select id from cluster where id = ${row.clusterId}::uuid for update`;
  const cluster = found(await tx.cluster.findUnique({ where: { id: row.clusterId } }));
  if (row.draftRevision !== cluster.draftRevision) throw new AppError("plan.stale");
  const { body } = presentPlan(row);
  if (row.state !== "ready" || body === null) throw new AppError("plan.not_ready");
  const errors = body.problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new AppError("plan.blocked", { problems: errors });
  return body;
}
