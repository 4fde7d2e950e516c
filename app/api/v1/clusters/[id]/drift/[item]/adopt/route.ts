import { driftParams } from "@/lib/api/drift-params";
import { operationReply } from "@/lib/api/operation-reply";
import { ok } from "@/lib/api/reply";
import { route } from "@/lib/api/route";
import { adoptDrift } from "@/lib/desired/adopt-drift";
import { loadDrift } from "@/lib/desired/load-drift";

/**
 * POST /clusters/{id}/drift/{item}/adopt: makes it the desired state. A weight goes to all directors at once (202 and
 * the operation), so it needs the permission to apply; anything else is a pending edit (200).
 */
export const POST = route({
  permission: "cluster.apply",
  params: driftParams,
  async handle({ services, actor, params: { id, item } }) {
    const operation = await adoptDrift(services, actor, { clusterId: id, itemId: item });
    return operation === null ? ok(await loadDrift(services, id)) : await operationReply(services, operation);
  },
});
