import { idParams } from "@/lib/api/id-params";
import { ok } from "@/lib/api/reply";
import { updateMaintenanceSchema } from "@/lib/api/resources/maintenance";
import { editRoute, route } from "@/lib/api/route";
import { ofMaintenance } from "@/lib/api/token-clusters";
import { loadMaintenance } from "@/lib/desired/maintenances/load-maintenance";
import { updateMaintenance } from "@/lib/desired/maintenances/update-maintenance";

/** GET /maintenances/{id} */
export const GET = route({
  permission: "cluster.read",
  params: idParams,
  tokens: ofMaintenance,
  async handle({ services, params: { id } }) {
    return ok(await loadMaintenance(services, id));
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
