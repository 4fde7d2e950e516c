import { idParams } from "@/lib/api/id-params";
import { noContent, ok } from "@/lib/api/reply";
import { updateVipSchema } from "@/lib/api/resources/cluster";
import { editRoute, route } from "@/lib/api/route";
import { ofPart } from "@/lib/api/token-clusters";
import { loadVip } from "@/lib/desired/load-part";
import { removeVip } from "@/lib/desired/remove-vip";
import { updateVip } from "@/lib/desired/update-vip";

/** GET /vips/{id} */
export const GET = route({
  permission: "cluster.read",
  params: idParams,
  tokens: ofPart("vip"),
  async handle({ services, params: { id } }) {
    return ok(await loadVip(services, id));
  },
});

/** PATCH /vips/{id} */
export const PATCH = editRoute({
  permission: "cluster.edit",
  params: idParams,
  tokens: ofPart("vip"),
  body: updateVipSchema,
  current: ({ services, params: { id } }) => loadVip(services, id),
  async handle({ services, actor, params: { id }, body, revision }) {
    return ok(await updateVip(services, actor, { id, revision, changes: body }));
  },
});

/** DELETE /vips/{id} */
export const DELETE = editRoute({
  permission: "cluster.edit",
  params: idParams,
  tokens: ofPart("vip"),
  current: ({ services, params: { id } }) => loadVip(services, id),
  async handle({ services, actor, params: { id }, revision }) {
    await removeVip(services, actor, { id, revision });
    return noContent();
  },
});
