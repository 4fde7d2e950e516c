import { idParams } from "@/lib/api/id-params";
import { noContent, ok } from "@/lib/api/reply";
import { updateDirectorSchema } from "@/lib/api/resources/cluster";
import { editRoute, route } from "@/lib/api/route";
import { ofPart } from "@/lib/api/token-clusters";
import { loadDirector } from "@/lib/desired/load-part";
import { removeDirector } from "@/lib/desired/remove-director";
import { updateDirector } from "@/lib/desired/update-director";

/** GET /directors/{id} */
export const GET = route({
  permission: "cluster.read",
  params: idParams,
  tokens: ofPart("director"),
  async handle({ services, params: { id } }) {
    return ok(await loadDirector(services, id));
  },
});

/** PATCH /directors/{id} */
export const PATCH = editRoute({
  permission: "cluster.edit",
  params: idParams,
  tokens: ofPart("director"),
  body: updateDirectorSchema,
  current: ({ services, params: { id } }) => loadDirector(services, id),
  async handle({ services, actor, params: { id }, body, revision }) {
    return ok(await updateDirector(services, actor, { id, revision, changes: body }));
  },
});

/** DELETE /directors/{id} */
export const DELETE = editRoute({
  permission: "cluster.edit",
  params: idParams,
  tokens: ofPart("director"),
  current: ({ services, params: { id } }) => loadDirector(services, id),
  async handle({ services, actor, params: { id }, revision }) {
    await removeDirector(services, actor, { id, revision });
    return noContent();
  },
});
