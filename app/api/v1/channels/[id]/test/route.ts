import { idParams } from "@/lib/api/id-params";
import { ok } from "@/lib/api/reply";
import { route } from "@/lib/api/route";
import { testChannel } from "@/lib/desired/channels/test-channel";

/** POST /channels/{id}/test: the worker writes a test message. */
export const POST = route({
  permission: "notification.manage",
  params: idParams,
  async handle({ services, actor, params: { id } }) {
    return ok(await testChannel(services, actor, id));
  },
});
