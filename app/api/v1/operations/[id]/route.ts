import { z } from "zod";
import { idParams } from "@/lib/api/id-params";
import { ok } from "@/lib/api/reply";
import { route } from "@/lib/api/route";
import { ofOperation } from "@/lib/api/token-clusters";
import { waitSchema } from "@/lib/api/wait-for";
import { waitForOperation } from "@/lib/api/wait-for-operation";
import { loadOperation } from "@/lib/desired/load-operation";

/** GET /operations/{id}?wait=20s: answers when it is finished, or as it is when the time is over. */
export const GET = route({
  permission: "operation.read",
  params: idParams,
  tokens: ofOperation,
  query: z.object({ wait: waitSchema }),
  async handle({ services, params: { id }, query, request }) {
    await waitForOperation(services.database, { id, waitMs: query.wait ?? 0, signal: request.signal });
    return ok(await loadOperation(services, id));
  },
});
