import { idParams } from "@/lib/api/id-params";
import { noContent, ok } from "@/lib/api/reply";
import { updateChannelSchema } from "@/lib/api/resources/channel";
import { editRoute, route } from "@/lib/api/route";
import { deleteChannel } from "@/lib/desired/channels/delete-channel";
import { loadChannel } from "@/lib/desired/channels/load-channel";
import { updateChannel } from "@/lib/desired/channels/update-channel";

/** GET /channels/{id} */
export const GET = route({
  permission: "notification.manage",
  params: idParams,
  async handle({ services, params: { id } }) {
    return ok(await loadChannel(services, id));
  },
});

/** PATCH /channels/{id}: `settings` are replaced as a whole. */
export const PATCH = editRoute({
  permission: "notification.manage",
  params: idParams,
  body: updateChannelSchema,
  current: ({ services, params: { id } }) => loadChannel(services, id),
  async handle({ services, actor, params: { id }, body, revision }) {
    return ok(await updateChannel(services, actor, { id, revision, changes: body }));
  },
});

/** DELETE /channels/{id} */
export const DELETE = editRoute({
  permission: "notification.manage",
  params: idParams,
  current: ({ services, params: { id } }) => loadChannel(services, id),
  async handle({ services, actor, params: { id }, revision }) {
    await deleteChannel(services, actor, { id, revision });
    return noContent();
  },
});
