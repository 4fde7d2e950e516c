import { idParams } from "@/lib/api/id-params";
import { noContent, ok } from "@/lib/api/reply";
import { updateClusterSchema } from "@/lib/api/resources/cluster";
import { editRoute, route } from "@/lib/api/route";
import { ofCluster } from "@/lib/api/token-clusters";
import { deleteCluster } from "@/lib/desired/delete-cluster";
import { loadCluster } from "@/lib/desired/load-cluster";
import { updateCluster } from "@/lib/desired/update-cluster";

/** GET /clusters/{id} */
export const GET = route({
  permission: "cluster.read",
  params: idParams,
  tokens: ofCluster,
  async handle({ services, params: { id } }) {
    return ok(await loadCluster(services, id));
  },
});

/** PATCH /clusters/{id} */
export const PATCH = editRoute({
  permission: "cluster.edit",
  params: idParams,
  tokens: ofCluster,
  body: updateClusterSchema,
  current: ({ services, params: { id } }) => loadCluster(services, id),
  async handle({ services, actor, params: { id }, body, revision }) {
    return ok(await updateCluster(services, actor, { id, revision, changes: body }));
  },
});

/** DELETE /clusters/{id} */
export const DELETE = editRoute({
  permission: "cluster.edit",
  params: idParams,
  tokens: ofCluster,
  current: ({ services, params: { id } }) => loadCluster(services, id),
  async handle({ services, actor, params: { id }, revision }) {
    await deleteCluster(services, actor, { id, revision });
    return noContent();
  },
});
