import { idParams } from "@/lib/api/id-params";
import { ok } from "@/lib/api/reply";
import { endMaintenanceSchema } from "@/lib/api/resources/maintenance";
import { route } from "@/lib/api/route";
import { ofMaintenance } from "@/lib/api/token-clusters";
import { endMaintenance } from "@/lib/desired/maintenances/end-maintenance";

/** POST /maintenances/{id}/end: the server comes back when nothing else holds it and it is good; with `force` at once. */
export const POST = route({
  permission: "traffic.restore",
  params: idParams,
  tokens: ofMaintenance,
  body: endMaintenanceSchema,
  async handle({ services, actor, params: { id }, body }) {
    return ok(await endMaintenance(services, actor, { id, asked: body }));
  },
});
