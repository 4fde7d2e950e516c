import { z } from "zod";
import { idParams } from "@/lib/api/id-params";
import { ok } from "@/lib/api/reply";
import { endMaintenanceSchema } from "@/lib/api/resources/maintenance";
import { route } from "@/lib/api/route";
import { ofMaintenance } from "@/lib/api/token-clusters";
import { waitSchema } from "@/lib/api/wait-for";
import { waitForMaintenance } from "@/lib/api/wait-for-maintenance";
import { endMaintenance } from "@/lib/desired/maintenances/end-maintenance";

/**
 * POST /maintenances/{id}/end?wait=20s: the server comes back when nothing else holds it and it is good, which the answer
 * waits for; with `force` at once.
 */
export const POST = route({
  permission: "traffic.restore",
  params: idParams,
  tokens: ofMaintenance,
  body: endMaintenanceSchema,
  query: z.object({ wait: waitSchema }),
  async handle({ services, actor, params: { id }, query, body, request }) {
    const ending = await endMaintenance(services, actor, { id, asked: body });
    if (query.wait === undefined) return ok(ending);
    return ok(await waitForMaintenance(services, id, { waitMs: query.wait, signal: request.signal }));
  },
});
