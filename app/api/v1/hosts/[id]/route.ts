import { idParams } from "@/lib/api/id-params";
import { noContent, ok } from "@/lib/api/reply";
import { updateHostSchema } from "@/lib/api/resources/host";
import { editRoute, route } from "@/lib/api/route";
import { deleteHost } from "@/lib/desired/delete-host";
import { loadHost } from "@/lib/desired/load-host";
import { updateHost } from "@/lib/desired/update-host";

/** GET /hosts/{id} */
export const GET = route({
  permission: "host.read",
  params: idParams,
  async handle({ services, params: { id } }) {
    return ok(await loadHost(services, id));
  },
});

/** PATCH /hosts/{id}: another address or port makes the host's key unconfirmed again. */
export const PATCH = editRoute({
  permission: "host.manage",
  params: idParams,
  body: updateHostSchema,
  current: ({ services, params: { id } }) => loadHost(services, id),
  async handle({ services, actor, params: { id }, body, revision }) {
    return ok(await updateHost(services, actor, { id, revision, changes: body }));
  },
});

/** DELETE /hosts/{id}: refused while a cluster uses it. */
export const DELETE = editRoute({
  permission: "host.manage",
  params: idParams,
  current: ({ services, params: { id } }) => loadHost(services, id),
  async handle({ services, actor, params: { id }, revision }) {
    await deleteHost(services, actor, { id, revision });
    return noContent();
  },
});
