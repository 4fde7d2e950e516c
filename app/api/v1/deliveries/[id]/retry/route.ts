import { idParams } from "@/lib/api/id-params";
import { ok } from "@/lib/api/reply";
import { route } from "@/lib/api/route";
import { retryDelivery } from "@/lib/desired/channels/retry-delivery";

/** POST /deliveries/{id}/retry: of one that was given up. */
export const POST = route({
  permission: "notification.manage",
  params: idParams,
  async handle({ services, actor, params: { id } }) {
    return ok(await retryDelivery(services, actor, id));
  },
});
