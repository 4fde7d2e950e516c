import { idParams } from "@/lib/api/id-params";
import { noContent, ok } from "@/lib/api/reply";
import { updateServiceSchema } from "@/lib/api/resources/cluster";
import { editRoute, route } from "@/lib/api/route";
import { ofPart } from "@/lib/api/token-clusters";
import { loadService } from "@/lib/desired/load-part";
import { removeService } from "@/lib/desired/remove-service";
import { updateService } from "@/lib/desired/update-service";

/** GET /services/{id} */
export const GET = route({
  permission: "cluster.read",
  params: idParams,
  tokens: ofPart("service"),
  async handle({ services, params: { id } }) {
    return ok(await loadService(services, id));
  },
});

/** PATCH /services/{id} */
export const PATCH = editRoute({
  permission: "cluster.edit",
  params: idParams,
  tokens: ofPart("service"),
  body: updateServiceSchema,
  current: ({ services, params: { id } }) => loadService(services, id),
  async handle({ services, actor, params: { id }, body, revision }) {
    return ok(await updateService(services, actor, { id, revision, changes: body }));
  },
});

/** DELETE /services/{id} */
export const DELETE = editRoute({
  permission: "cluster.edit",
  params: idParams,
  tokens: ofPart("service"),
  current: ({ services, params: { id } }) => loadService(services, id),
  async handle({ services, actor, params: { id }, revision }) {
    await removeService(services, actor, { id, revision });
    return noContent();
  },
});
