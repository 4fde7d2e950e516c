import { idParams } from "@/lib/api/id-params";
import { ok } from "@/lib/api/reply";
import { updateGuardsSchema } from "@/lib/api/resources/guards";
import { editRoute, route } from "@/lib/api/route";
import { ofCluster } from "@/lib/api/token-clusters";
import { loadGuards } from "@/lib/desired/load-guards";
import { updateGuards } from "@/lib/desired/update-guards";

/** GET /clusters/{id}/guards: limits, freeze windows, and who may override. */
export const GET = route({
  permission: "cluster.read",
  params: idParams,
  tokens: ofCluster,
  async handle({ services, params: { id } }) {
    return ok(await loadGuards(services, id));
  },
});

/** PATCH /clusters/{id}/guards. Whoever may only edit the cluster could otherwise lift the limits out of the way first. */
export const PATCH = editRoute({
  permission: "guard.manage",
  params: idParams,
  tokens: ofCluster,
  body: updateGuardsSchema,
  current: ({ services, params: { id } }) => loadGuards(services, id),
  async handle({ services, actor, params: { id }, body, revision }) {
    return ok(await updateGuards(services, actor, { id, revision, changes: body }));
  },
});
