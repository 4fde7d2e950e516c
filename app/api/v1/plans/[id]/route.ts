import { z } from "zod";
import { idParams } from "@/lib/api/id-params";
import { ok } from "@/lib/api/reply";
import { route } from "@/lib/api/route";
import { ofPlan } from "@/lib/api/token-clusters";
import { translatePlan } from "@/lib/api/translate-plan";
import { waitFor, waitSchema } from "@/lib/api/wait-for";
import { loadPlan } from "@/lib/desired/load-plan";

/** GET /plans/{id}?wait=20s: answers when the plan is made, or as it is when the time is over. */
export const GET = route({
  permission: "cluster.read",
  params: idParams,
  tokens: ofPlan,
  query: z.object({ wait: waitSchema }),
  async handle({ services, params: { id }, query, request, translate }) {
    const plan = await waitFor(services.database, {
      channel: "signalbox_plan",
      id,
      waitMs: query.wait ?? 0,
      signal: request.signal,
      read: () => loadPlan(services, id),
      done: ({ state }) => state !== "pending",
    });
    return ok(translatePlan(plan, translate));
  },
});
