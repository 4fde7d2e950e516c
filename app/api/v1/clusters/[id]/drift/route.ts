import { idParams } from "@/lib/api/id-params";
import { ok } from "@/lib/api/reply";
import { updateDriftSchema } from "@/lib/api/resources/drift";
import { editRoute, route } from "@/lib/api/route";
import { ofCluster } from "@/lib/api/token-clusters";
import { loadDrift } from "@/lib/desired/load-drift";
import { updateDrift } from "@/lib/desired/update-drift";

/** GET /clusters/{id}/drift: in what the hosts differ from what was applied last. */
export const GET = route({
  permission: "cluster.read",
  params: idParams,
  tokens: ofCluster,
  async handle({ services, params: { id } }) {
    return ok(await loadDrift(services, id));
  },
});

/** PATCH /clusters/{id}/drift: how often it is looked, and whether it is repaired without a person, which is an apply. */
export const PATCH = editRoute({
  permission: "cluster.apply",
  params: idParams,
  tokens: ofCluster,
  body: updateDriftSchema,
  current: ({ services, params: { id } }) => loadDrift(services, id),
  async handle({ services, actor, params: { id }, body, revision }) {
    return ok(await updateDrift(services, actor, { id, revision, changes: body }));
  },
});
