import { driftParams } from "@/lib/api/drift-params";
import { ok } from "@/lib/api/reply";
import { ignoreDriftSchema } from "@/lib/api/resources/drift";
import { route } from "@/lib/api/route";
import { ofCluster } from "@/lib/api/token-clusters";
import { ignoreDrift } from "@/lib/desired/ignore-drift";

/** POST /clusters/{id}/drift/{item}/ignore: leaves it as it is, until its values change. */
export const POST = route({
  permission: "cluster.edit",
  params: driftParams,
  tokens: ofCluster,
  body: ignoreDriftSchema,
  async handle({ services, actor, params: { id, item }, body: { reason } }) {
    return ok(await ignoreDrift(services, actor, { clusterId: id, itemId: item, reason }));
  },
});
