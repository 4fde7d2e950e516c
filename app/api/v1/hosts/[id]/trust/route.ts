import { idParams } from "@/lib/api/id-params";
import { ok } from "@/lib/api/reply";
import { trustHostSchema } from "@/lib/api/resources/host";
import { route } from "@/lib/api/route";
import { trustHost } from "@/lib/desired/trust-host";

/** POST /hosts/{id}/trust: a person compared the fingerprint. */
export const POST = route({
  permission: "host.manage",
  params: idParams,
  body: trustHostSchema,
  async handle({ services, actor, params: { id }, body }) {
    return ok(await trustHost(services, actor, { id, ...body }));
  },
});
