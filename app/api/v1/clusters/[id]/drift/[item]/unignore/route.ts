import { driftParams } from "@/lib/api/drift-params";
import { ok } from "@/lib/api/reply";
import { route } from "@/lib/api/route";
import { ofCluster } from "@/lib/api/token-clusters";
import { ignoreDrift } from "@/lib/desired/ignore-drift";

/** POST /clusters/{id}/drift/{item}/unignore */
export const POST = route({
  permission: "cluster.edit",
  params: driftParams,
  tokens: ofCluster,
  async handle({ services, actor, params: { id, item } }) {
    return ok(await ignoreDrift(services, actor, { clusterId: id, itemId: item, reason: null }));
  },
});
