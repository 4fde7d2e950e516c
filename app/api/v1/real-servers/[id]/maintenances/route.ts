import { idParams } from "@/lib/api/id-params";
import { idempotencyKeyOf } from "@/lib/api/idempotency-key";
import { created, ok } from "@/lib/api/reply";
import { createMaintenanceSchema } from "@/lib/api/resources/maintenance";
import { route } from "@/lib/api/route";
import { ofPart } from "@/lib/api/token-clusters";
import { presentProblem } from "@/lib/api/translator";
import { clusterOf } from "@/lib/desired/cluster-of";
import { planMaintenance } from "@/lib/desired/maintenances/plan-maintenance";
import { requireOverrideRight } from "@/lib/desired/override-guards";

/** POST /real-servers/{id}/maintenances: takes it out of all its services, now or from then, until then. */
export const POST = route({
  permission: "traffic.drain",
  params: idParams,
  tokens: ofPart("realServer"),
  body: createMaintenanceSchema,
  async handle({ services, actor, params: { id }, body, request, translate }) {
    if (body.override !== undefined) {
      const clusterId = await clusterOf(services, "realServer", id);
      const asked = { clusterId, method: "POST", route: new URL(request.url).pathname };
      await requireOverrideRight(services, actor, asked);
    }
    const idempotencyKey = idempotencyKeyOf(request.headers);
    const planned = await planMaintenance(services, actor, { realServerId: id, asked: body, idempotencyKey });
    if (planned.kind === "planned") {
      return created(`/api/v1/maintenances/${planned.maintenance.id}`, planned.maintenance);
    }
    const { problems, ...preview } = planned.preview;
    return ok({ ...preview, problems: problems.map((problem) => presentProblem(problem, translate)) });
  },
});
