import { idParams } from "@/lib/api/id-params";
import { ok } from "@/lib/api/reply";
import { acknowledgeSchema } from "@/lib/api/resources/alert";
import { route } from "@/lib/api/route";
import { acknowledgeAlert } from "@/lib/desired/alerts/acknowledge-alert";

/** POST /alerts/{id}/acknowledge: somebody takes care of it. */
export const POST = route({
  permission: "alert.manage",
  params: idParams,
  body: acknowledgeSchema,
  async handle({ services, actor, params: { id }, body: { note } }) {
    return ok(await acknowledgeAlert(services, actor, { id, note }));
  },
});
