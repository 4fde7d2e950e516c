import { idParams } from "@/lib/api/id-params";
import { ok } from "@/lib/api/reply";
import { route } from "@/lib/api/route";
import { ofCluster } from "@/lib/api/token-clusters";
import { lookForDrift } from "@/lib/desired/look-for-drift";

/** POST /clusters/{id}/drift/look: the worker looks now; it has when `lookedAt` of GET …/drift is newer. */
export const POST = route({
  permission: "cluster.edit",
  params: idParams,
  tokens: ofCluster,
  async handle({ services, params: { id } }) {
    return ok(await lookForDrift(services, id));
  },
});
