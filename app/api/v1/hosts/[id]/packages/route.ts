import { idParams } from "@/lib/api/id-params";
import { idempotencyKeyOf } from "@/lib/api/idempotency-key";
import { operationReply } from "@/lib/api/operation-reply";
import { installPackagesSchema } from "@/lib/api/resources/host";
import { route } from "@/lib/api/route";
import { installHostPackages } from "@/lib/desired/request-host-operation";

/** POST /hosts/{id}/packages: installs missing packages by the host's package manager. */
export const POST = route({
  permission: "host.manage",
  params: idParams,
  body: installPackagesSchema,
  async handle({ services, actor, params: { id }, body: { packages }, request }) {
    const idempotencyKey = idempotencyKeyOf(request.headers);
    return await operationReply(services, await installHostPackages(services, actor, { id, packages, idempotencyKey }));
  },
});
