import { idParams } from "@/lib/api/id-params";
import { ok } from "@/lib/api/reply";
import { hostCredentialSchema } from "@/lib/api/resources/host";
import { route } from "@/lib/api/route";
import { setHostCredential } from "@/lib/desired/set-host-credential";

/** PUT /hosts/{id}/credential: the worker's own key, or an uploaded one. */
export const PUT = route({
  permission: "host.manage",
  params: idParams,
  body: hostCredentialSchema,
  async handle({ services, actor, params: { id }, body }) {
    return ok(await setHostCredential(services, actor, { id, credential: body }));
  },
});
