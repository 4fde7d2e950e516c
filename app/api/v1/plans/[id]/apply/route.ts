import { idParams } from "@/lib/api/id-params";
import { idempotencyKeyOf } from "@/lib/api/idempotency-key";
import { operationReply } from "@/lib/api/operation-reply";
import { applyPlanSchema } from "@/lib/api/resources/operation";
import { route } from "@/lib/api/route";
import { ofPlan } from "@/lib/api/token-clusters";
import { applyPlan } from "@/lib/desired/apply-plan";

/** POST /plans/{id}/apply: has the worker carry the plan out. */
export const POST = route({
  permission: "cluster.apply",
  params: idParams,
  tokens: ofPlan,
  body: applyPlanSchema,
  async handle({ services, actor, params: { id }, body, request }) {
    const idempotencyKey = idempotencyKeyOf(request.headers);
    return await operationReply(services, await applyPlan(services, actor, { ...body, id, idempotencyKey }));
  },
});
