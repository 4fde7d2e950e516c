import { idParams } from "@/lib/api/id-params";
import { noContent, ok } from "@/lib/api/reply";
import { updateRealServerSchema } from "@/lib/api/resources/cluster";
import { editRoute, route } from "@/lib/api/route";
import { ofPart } from "@/lib/api/token-clusters";
import { loadRealServer } from "@/lib/desired/load-part";
import { removeRealServer } from "@/lib/desired/remove-real-server";
import { updateRealServer } from "@/lib/desired/update-real-server";

/** GET /real-servers/{id} */
export const GET = route({
  permission: "cluster.read",
  params: idParams,
  tokens: ofPart("realServer"),
  async handle({ services, params: { id } }) {
    return ok(await loadRealServer(services, id));
  },
});

/** PATCH /real-servers/{id} */
export const PATCH = editRoute({
  permission: "cluster.edit",
  params: idParams,
  tokens: ofPart("realServer"),
  body: updateRealServerSchema,
  current: ({ services, params: { id } }) => loadRealServer(services, id),
  async handle({ services, actor, params: { id }, body, revision }) {
    return ok(await updateRealServer(services, actor, { id, revision, changes: body }));
  },
});

/** DELETE /real-servers/{id} */
export const DELETE = editRoute({
  permission: "cluster.edit",
  params: idParams,
  tokens: ofPart("realServer"),
  current: ({ services, params: { id } }) => loadRealServer(services, id),
  async handle({ services, actor, params: { id }, revision }) {
    await removeRealServer(services, actor, { id, revision });
    return noContent();
  },
});
