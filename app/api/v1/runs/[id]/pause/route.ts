import { idParams } from "@/lib/api/id-params";
import { route } from "@/lib/api/route";
import { runReply } from "@/lib/api/run-reply";
import { steerRun } from "@/lib/desired/runs/steer-run";

/** POST /runs/{id}/pause: holds still before it asks for anything more. */
export const POST = route({
  permission: "traffic.run",
  params: idParams,
  tokens: "scoped",
  async handle({ services, actor, params: { id } }) {
    await steerRun(services, actor, { id, steering: "pause" });
    return await runReply(services, id);
  },
});
