import { idParams } from "@/lib/api/id-params";
import { idempotencyKeyOf } from "@/lib/api/idempotency-key";
import { operationReply } from "@/lib/api/operation-reply";
import { route } from "@/lib/api/route";
import { collectHostFacts } from "@/lib/desired/request-host-operation";

/** POST /hosts/{id}/facts: reads what the host is and has. */
export const POST = route({
  permission: "host.manage",
  params: idParams,
  async handle({ services, actor, params: { id }, request }) {
    const idempotencyKey = idempotencyKeyOf(request.headers);
    return await operationReply(services, await collectHostFacts(services, actor, { id, idempotencyKey }));
  },
});
