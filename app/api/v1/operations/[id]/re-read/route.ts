import { idParams } from "@/lib/api/id-params";
import { operationReply } from "@/lib/api/operation-reply";
import { route } from "@/lib/api/route";
import { ofOperation } from "@/lib/api/token-clusters";
import { reReadOperation } from "@/lib/desired/re-read-operation";

/** POST /operations/{id}/re-read: looks once more at the hosts of one that ended unknown. */
export const POST = route({
  permission: "cluster.apply",
  params: idParams,
  tokens: ofOperation,
  async handle({ services, actor, params: { id } }) {
    return await operationReply(services, await reReadOperation(services, actor, { id }));
  },
});
