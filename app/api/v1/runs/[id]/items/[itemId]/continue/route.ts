import { idParams } from "@/lib/api/id-params";
import { idSchema } from "@/lib/api/resources/common";
import { continueItemSchema } from "@/lib/api/resources/run";
import { route } from "@/lib/api/route";
import { runReply } from "@/lib/api/run-reply";
import { continueItem } from "@/lib/desired/runs/continue-item";

/** POST /runs/{id}/items/{itemId}/continue: the work on a server that the run keeps out is done, or failed. */
export const POST = route({
  permission: "traffic.run",
  params: idParams.extend({ itemId: idSchema }),
  tokens: "scoped",
  body: continueItemSchema,
  async handle({ services, actor, params: { id, itemId }, body }) {
    await continueItem(services, actor, { id, itemId, ...body });
    return await runReply(services, id);
  },
});
