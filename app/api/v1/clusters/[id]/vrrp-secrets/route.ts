import { idParams } from "@/lib/api/id-params";
import { ok } from "@/lib/api/reply";
import { createVrrpSecretSchema } from "@/lib/api/resources/cluster";
import { route } from "@/lib/api/route";
import { ofCluster } from "@/lib/api/token-clusters";
import { addVrrpSecret } from "@/lib/desired/add-vrrp-secret";

/** POST /clusters/{id}/vrrp-secrets: answers with what a VRRP instance says as its `authentication`. */
export const POST = route({
  permission: "cluster.edit",
  params: idParams,
  tokens: ofCluster,
  body: createVrrpSecretSchema,
  async handle({ services, actor, params: { id }, body }) {
    return ok(await addVrrpSecret(services, actor, { clusterId: id, ...body }));
  },
});
