import { idParams } from "@/lib/api/id-params";
import { idempotencyKeyOf } from "@/lib/api/idempotency-key";
import { operationReply } from "@/lib/api/operation-reply";
import { route } from "@/lib/api/route";
import { scanHost } from "@/lib/desired/request-host-operation";

/** POST /hosts/{id}/scan: fetches the key the host offers, without authenticating. */
export const POST = route({
  permission: "host.manage",
  params: idParams,
  async handle({ services, actor, params: { id }, request }) {
    const idempotencyKey = idempotencyKeyOf(request.headers);
    return await operationReply(services, await scanHost(services, actor, { id, idempotencyKey }));
  },
});
