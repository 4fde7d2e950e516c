import { z } from "zod";
import { idParams } from "@/lib/api/id-params";
import { ok } from "@/lib/api/reply";
import { updateMaintenanceSchema } from "@/lib/api/resources/maintenance";
import { editRoute, route } from "@/lib/api/route";
import { ofMaintenance } from "@/lib/api/token-clusters";
import { waitSchema } from "@/lib/api/wait-for";
import { waitForMaintenance } from "@/lib/api/wait-for-maintenance";
import { loadMaintenance } from "@/lib/desired/maintenances/load-maintenance";
import { updateMaintenance } from "@/lib/desired/maintenances/update-maintenance";

/** GET /maintenances/{id}?wait=20s: answers when it is over and its server back, or as it is when the time is over. */
export const GET = route({
  permission: "cluster.read",
  params: idParams,
  tokens: ofMaintenance,
  query: z.object({ wait: waitSchema }),
  async handle({ services, params: { id }, query, request }) {
    return ok(await waitForMaintenance(services, id, { waitMs: query.wait ?? 0, signal: request.signal }));
  },
});

/** PATCH /maintenances/{id}: until when it is, and why. */
export const PATCH = editRoute({
  permission: "traffic.drain",
  params: idParams,
  tokens: ofMaintenance,
  body: updateMaintenanceSchema,
  current: ({ services, params: { id } }) => loadMaintenance(services, id),
  async handle({ services, actor, params: { id }, body, revision }) {
    return ok(await updateMaintenance(services, actor, { id, revision, changes: body }));
  },
});
