import type { z } from "zod";
import type { Actor } from "@/lib/access/model";
import { can } from "@/lib/access/policy";
import type { updateDestinationSchema } from "@/lib/api/resources/cluster";
import { destinationRow } from "@/lib/db/destination-row";
import type { Operation } from "@/lib/db/generated/client";
import { AppError } from "@/lib/model/app-error";
import { changeWeight } from "./change-weight";
import { checkRevision } from "./check-revision";
import { clusterOf } from "./cluster-of";
import { compact } from "./compact";
import type { DesiredDeps } from "./deps";
import { destinationName } from "./destination-name";
import { editCluster } from "./edit-cluster";
import { found } from "./found";
import { requireOverrideRight } from "./override-guards";
import { readWeights, requestWeight, requireUnheld } from "./request-weight";
import { withDestination } from "./with-part";

/**
 * Changes a destination. The weight of one that is in force goes to the directors at once, by the operation returned
 * here; it carries this weight only, never other people's pending edits. Null = a pending edit.
 */
export async function updateDestination(
  deps: DesiredDeps,
  actor: Actor,
  input: {
    id: string;
    revision: number;
    changes: z.output<typeof updateDestinationSchema>;
    idempotencyKey?: string | undefined;
  },
): Promise<Operation | null> {
  const { id, revision, idempotencyKey } = input;
  const { override, ...changes } = compact(input.changes);
  const { weight, ...others } = changes;
  if (override !== undefined) {
    const clusterId = await clusterOf(deps, "destination", id);
    await requireOverrideRight(deps, actor, { clusterId, method: "PATCH", route: `/api/v1/destinations/${id}` });
  }
  if (weight !== undefined && Object.keys(others).length === 0) {
    return await changeWeight(deps, actor, { id, revision, weight, override, idempotencyKey });
  }
  // Of people, who may apply may edit; a token may have been given the one without the other.
  if (!can(actor, "cluster.edit")) throw new AppError("auth.forbidden");
  const clusterId = await clusterOf(deps, "destination", id);
  return await editCluster<Operation | null>(deps, actor, clusterId, async (tx, model) => {
    const weights = await readWeights(tx, id);
    checkRevision(weights, revision);
    if (weight !== undefined) requireUnheld(weights);
    const service = found(model.services.find(({ destinations }) => destinations.some((one) => one.id === id)));
    const before = found(service.destinations.find((destination) => destination.id === id));
    const after = { ...before, ...changes };
    return {
      next: withDestination(model, service, after),
      subject: ["services", model.services.length - 1, "destinations", service.destinations.length - 1],
      write: async () => {
        const full = weight === undefined ? {} : { fullWeight: null };
        const data = { ...destinationRow(after), ...full, revision: { increment: 1 } };
        await tx.destination.update({ where: { id }, data });
        if (weight === undefined) return null;
        return await requestWeight(tx, actor, weights, {
          clusterId,
          destinationId: id,
          weight,
          override,
          idempotencyKey,
        });
      },
      audit: (operation) => ({
        action: "destination.update",
        objectType: "destination",
        objectId: id,
        objectName: destinationName(model, service, after),
        operationId: operation?.id ?? null,
        before,
        after,
      }),
    };
  });
}
