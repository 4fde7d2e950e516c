import type { z } from "zod";
import type { Actor } from "@/lib/access/model";
import type { DestinationResource, updateDestinationSchema } from "@/lib/api/resources/cluster";
import type { Tx } from "@/lib/db/database";
import type { Operation } from "@/lib/db/generated/client";
import { loadAppliedCluster } from "@/lib/operations/load-applied-cluster";
import { requestOperation } from "@/lib/operations/request-operation";
import { checkRevision } from "./check-revision";
import { clusterOf } from "./cluster-of";
import { compact } from "./compact";
import type { DesiredDeps } from "./deps";
import { destinationName } from "./destination-name";
import { editCluster } from "./edit-cluster";
import { findRepeated } from "./find-repeated";
import { found } from "./found";
import { loadDestination } from "./load-part";
import { withDestination } from "./with-part";

export type DestinationUpdated =
  /** The weight is on its way to the directors. */
  | { readonly kind: "operation"; readonly operation: Operation }
  /** A pending edit: it reaches the directors when a plan is applied. */
  | { readonly kind: "pending"; readonly destination: DestinationResource };

/**
 * Changes a destination. The weight of one that is in force goes to the directors at once: the row and the operation are
 * written together, and the operation carries this weight only, never other people's pending edits. A weight that is
 * already desired and applied asks for nothing.
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
): Promise<DestinationUpdated> {
  const { id, revision, idempotencyKey } = input;
  const changes = compact(input.changes);
  const clusterId = await clusterOf(deps, "destination", id);
  const request = (weight: number) => ({
    kind: "weight" as const,
    clusterId,
    request: { destinationId: id, weight },
    ...(idempotencyKey !== undefined && { idempotencyKey }),
  });
  if (changes.weight !== undefined) {
    // The first request raised the revision, so a repeated one has to be recognized before its If-Match is looked at.
    const repeated = await findRepeated(deps, actor, request(changes.weight));
    if (repeated !== null) return { kind: "operation", operation: repeated };
  }
  const operation = await editCluster<Operation | null>(deps, actor, clusterId, async (tx, model) => {
    const row = found(await tx.destination.findUnique({ where: { id } }));
    checkRevision(row, revision);
    const service = found(model.services.find((candidate) => candidate.id === row.serviceId));
    const before = found(service.destinations.find((destination) => destination.id === id));
    const after = { ...before, ...changes };
    return {
      next: withDestination(model, service, after),
      subject: ["services", model.services.length - 1, "destinations", service.destinations.length - 1],
      write: async () => {
        await tx.destination.update({ where: { id }, data: { ...changes, revision: { increment: 1 } } });
        const weight = changes.weight;
        if (weight === undefined || !(await isNews(tx, clusterId, id, before.weight, weight))) return null;
        return await requestOperation(tx, actor, request(weight));
      },
      audit: (requested) => ({
        action: "destination.update",
        objectType: "destination",
        objectId: id,
        objectName: destinationName(model, service, after),
        operationId: requested?.id ?? null,
        before,
        after,
      }),
    };
  });
  if (operation !== null) return { kind: "operation", operation };
  return { kind: "pending", destination: await loadDestination(deps, id) };
}

/**
 * Whether the directors have to hear of this weight: the destination is in force and either state differs. An older wish
 * may still be on its way, so a new one equal to the applied weight counts as news too.
 */
async function isNews(tx: Tx, clusterId: string, id: string, desired: number, weight: number): Promise<boolean> {
  const applied = (await loadAppliedCluster(tx, clusterId))?.services
    .flatMap(({ destinations }) => destinations)
    .find((destination) => destination.id === id);
  return applied !== undefined && (applied.weight !== weight || desired !== weight);
}
