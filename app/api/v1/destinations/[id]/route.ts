import { idParams } from "@/lib/api/id-params";
import { idempotencyKeyOf } from "@/lib/api/idempotency-key";
import { operationReply } from "@/lib/api/operation-reply";
import { noContent, ok } from "@/lib/api/reply";
import { updateDestinationSchema } from "@/lib/api/resources/cluster";
import { editRoute, route } from "@/lib/api/route";
import { ofPart } from "@/lib/api/token-clusters";
import { loadDestination } from "@/lib/desired/load-part";
import { removeDestination } from "@/lib/desired/remove-destination";
import { updateDestination } from "@/lib/desired/update-destination";

/** GET /destinations/{id} */
export const GET = route({
  permission: "cluster.read",
  params: idParams,
  tokens: ofPart("destination"),
  async handle({ services, params: { id } }) {
    return ok(await loadDestination(services, id));
  },
});

/**
 * PATCH /destinations/{id}: the weight of a destination in force goes to the directors at once (202 and the operation);
 * anything else is a pending edit (200). It changes traffic, so it needs the permission to apply.
 */
export const PATCH = editRoute({
  permission: "cluster.apply",
  params: idParams,
  tokens: ofPart("destination"),
  body: updateDestinationSchema,
  current: ({ services, params: { id } }) => loadDestination(services, id),
  async handle({ services, actor, params: { id }, body, revision, request }) {
    const idempotencyKey = idempotencyKeyOf(request.headers);
    const operation = await updateDestination(services, actor, { id, revision, changes: body, idempotencyKey });
    return operation === null ? ok(await loadDestination(services, id)) : await operationReply(services, operation);
  },
});

/** DELETE /destinations/{id} */
export const DELETE = editRoute({
  permission: "cluster.edit",
  params: idParams,
  tokens: ofPart("destination"),
  current: ({ services, params: { id } }) => loadDestination(services, id),
  async handle({ services, actor, params: { id }, revision }) {
    await removeDestination(services, actor, { id, revision });
    return noContent();
  },
});
