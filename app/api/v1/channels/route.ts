import { created, okPage } from "@/lib/api/reply";
import { createChannelSchema } from "@/lib/api/resources/channel";
import { route } from "@/lib/api/route";
import { createChannel } from "@/lib/desired/channels/create-channel";
import { listChannels } from "@/lib/desired/channels/list-channels";

/** GET /channels: without how they are reached, which nobody can read again. */
export const GET = route({
  permission: "notification.manage",
  async handle({ services }) {
    return okPage({ items: await listChannels(services), next: null });
  },
});

/** POST /channels */
export const POST = route({
  permission: "notification.manage",
  body: createChannelSchema,
  async handle({ services, actor, body }) {
    const channel = await createChannel(services, actor, body);
    return created(`/api/v1/channels/${channel.id}`, channel);
  },
});
