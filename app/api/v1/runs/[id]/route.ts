import { z } from "zod";
import { idParams } from "@/lib/api/id-params";
import { ok } from "@/lib/api/reply";
import { route } from "@/lib/api/route";
import { waitForRun } from "@/lib/api/run-reply";
import { waitSchema } from "@/lib/api/wait-for";
import { loadRun } from "@/lib/desired/runs/load-run";

/** GET /runs/{id}?wait=20s: answers when it is over, or as it is when the time is. */
export const GET = route({
  permission: "operation.read",
  params: idParams,
  tokens: async ({ database }, { id }) => (await loadRun(database.prisma, id)).clusterId,
  query: z.object({ wait: waitSchema }),
  async handle({ services, params: { id }, query, request }) {
    return ok(await waitForRun(services, id, { waitMs: query.wait ?? 0, signal: request.signal }));
  },
});
