import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "@/lib/access/model";
import type { createDestinationSchema, DestinationResource } from "@/lib/api/resources/cluster";
import { destinationRow } from "@/lib/db/destination-row";
import { listenerPort } from "@/lib/model/listener-port";
import { clusterOf } from "./cluster-of";
import type { DesiredDeps } from "./deps";
import { destinationName } from "./destination-name";
import { editCluster } from "./edit-cluster";
import { found } from "./found";
import { loadDestination } from "./load-part";
import { withDestination } from "./with-part";

/** Adds a real server to a service. It serves once a plan with it is applied. */
export async function addDestination(
  deps: DesiredDeps,
  actor: Actor,
  input: { serviceId: string; destination: z.output<typeof createDestinationSchema> },
): Promise<DestinationResource> {
  const { serviceId } = input;
  const id = randomUUID();
  await editCluster(deps, actor, await clusterOf(deps, "service", serviceId), async (tx, model) => {
    const service = found(model.services.find((candidate) => candidate.id === serviceId));
    const destination = { ...input.destination, id, port: input.destination.port ?? listenerPort(service.listener) };
    return {
      next: withDestination(model, service, destination),
      subject: ["services", model.services.length - 1, "destinations", service.destinations.length],
      write: async () => await tx.destination.create({ data: { ...destinationRow(destination), serviceId } }),
      audit: () => ({
        action: "destination.create",
        objectType: "destination",
        objectId: id,
        objectName: destinationName(model, service, destination),
        after: destination,
      }),
    };
  });
  return await loadDestination(deps, id);
}
