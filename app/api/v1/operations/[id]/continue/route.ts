import { idParams } from "@/lib/api/id-params";
import { operationReply } from "@/lib/api/operation-reply";
import { route } from "@/lib/api/route";
import { ofOperation } from "@/lib/api/token-clusters";
import { steerOperation } from "@/lib/desired/steer-operation";

/** POST /operations/{id}/continue: lets a paused one go on. */
export const POST = route({
  permission: "cluster.apply",
  params: idParams,
  tokens: ofOperation,
  async handle({ services, actor, params: { id } }) {
    return await operationReply(services, await steerOperation(services, actor, { id, steering: "continue" }));
  },
});
