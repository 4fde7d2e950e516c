import { idParams } from "@/lib/api/id-params";
import { ok } from "@/lib/api/reply";
import { route } from "@/lib/api/route";
import { endSilence } from "@/lib/desired/alerts/end-silence";

/** POST /silences/{id}/end: before its time. */
export const POST = route({
  permission: "alert.manage",
  params: idParams,
  async handle({ services, actor, params: { id } }) {
    return ok(await endSilence(services, actor, id));
  },
});
