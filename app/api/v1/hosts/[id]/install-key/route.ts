import { idParams } from "@/lib/api/id-params";
import { idempotencyKeyOf } from "@/lib/api/idempotency-key";
import { operationReply } from "@/lib/api/operation-reply";
import { installKeySchema } from "@/lib/api/resources/host";
import { route } from "@/lib/api/route";
import { installHostKey } from "@/lib/desired/request-host-operation";

/** POST /hosts/{id}/install-key: signs in once with this password and adds the worker's public key. */
export const POST = route({
  permission: "host.manage",
  params: idParams,
  body: installKeySchema,
  async handle({ services, actor, params: { id }, body: { password }, request }) {
    const idempotencyKey = idempotencyKeyOf(request.headers);
    return await operationReply(services, await installHostKey(services, actor, { id, password, idempotencyKey }));
  },
});
