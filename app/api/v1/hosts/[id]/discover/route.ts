import { idParams } from "@/lib/api/id-params";
import { idempotencyKeyOf } from "@/lib/api/idempotency-key";
import { operationReply } from "@/lib/api/operation-reply";
import { route } from "@/lib/api/route";
import { discoverHost } from "@/lib/desired/request-host-operation";

/** POST /hosts/{id}/discover: reads what the host runs as a director, for an import. */
export const POST = route({
  permission: "cluster.edit",
  params: idParams,
  async handle({ services, actor, params: { id }, request }) {
    const idempotencyKey = idempotencyKeyOf(request.headers);
    return await operationReply(services, await discoverHost(services, actor, { id, idempotencyKey }));
  },
});
