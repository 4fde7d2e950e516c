import type { Actor } from "@/lib/access/model";
import type { Tx } from "@/lib/db/database";
import type { Operation, Plan } from "@/lib/db/generated/client";
import { AppError } from "@/lib/model/app-error";
import { requestOperation } from "@/lib/operations/request-operation";
import type { DesiredDeps } from "./deps";
import { findRepeated } from "./find-repeated";
import { found } from "./found";
import { presentPlan } from "./present-plan";

/**
 * Has the worker carry out a plan. Refused when the draft moved on since (`plan.stale`), when the plan is not made yet
 * (`plan.not_ready`) or forbids itself (`plan.blocked`). The worker looks at the hosts again and refuses what changed
 * there.
 */
export async function applyPlan(
  deps: DesiredDeps,
  actor: Actor,
  input: { id: string; reason: string; idempotencyKey?: string | undefined },
): Promise<Operation> {
  const { id, reason, idempotencyKey } = input;
  const plan = found(await deps.database.prisma.plan.findUnique({ where: { id } }));
  const wanted = {
    kind: "apply" as const,
    clusterId: plan.clusterId,
    planId: id,
    request: {},
    reason,
    ...(idempotencyKey !== undefined && { idempotencyKey }),
  };
  return await deps.database.transaction(async (tx) => {
    const repeated = await findRepeated(tx, actor, wanted);
    if (repeated !== null) return repeated;
    await requireApplicable(tx, plan);
    return await requestOperation(tx, actor, wanted);
  });
}

async function requireApplicable(tx: Tx, plan: Plan): Promise<void> {
  await tx.$queryRaw`select id from cluster where id = ${plan.clusterId}::uuid for update`;
  const cluster = found(await tx.cluster.findUnique({ where: { id: plan.clusterId } }));
  if (plan.draftRevision !== cluster.draftRevision) throw new AppError("plan.stale");
  const { body } = presentPlan(plan);
  if (plan.state !== "ready" || body === null) throw new AppError("plan.not_ready");
  const errors = body.problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new AppError("plan.blocked", { problems: errors });
}
