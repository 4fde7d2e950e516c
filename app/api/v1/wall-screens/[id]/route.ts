import { loadScreen } from "@/lib/access/wall/load-screen";
import { revokeScreen } from "@/lib/access/wall/revoke-screen";
import { updateScreen } from "@/lib/access/wall/update-screen";
import { idParams } from "@/lib/api/id-params";
import { noContent, ok } from "@/lib/api/reply";
import { updateWallScreenSchema } from "@/lib/api/resources/wall";
import { editRoute, route } from "@/lib/api/route";

/** GET /wall-screens/{id} */
export const GET = route({
  permission: "wall.manage",
  params: idParams,
  async handle({ services, params: { id } }) {
    return ok(await loadScreen(services, id));
  },
});

/** PATCH /wall-screens/{id}: the device on the wall follows within seconds. */
export const PATCH = editRoute({
  permission: "wall.manage",
  params: idParams,
  body: updateWallScreenSchema,
  current: ({ services, params: { id } }) => loadScreen(services, id),
  async handle({ services, actor, params: { id }, body, revision }) {
    return ok(await updateScreen(services, actor, { id, revision, changes: body }));
  },
});

/** DELETE /wall-screens/{id}: revokes it, at once and for good. */
export const DELETE = route({
  permission: "wall.manage",
  params: idParams,
  async handle({ services, actor, params: { id } }) {
    await revokeScreen(services, actor, id);
    return noContent();
  },
});
