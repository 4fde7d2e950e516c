import type { Actor } from "@/lib/access/model";
import { checkRevision } from "./check-revision";
import { clusterOf } from "./cluster-of";
import type { DesiredDeps } from "./deps";
import { destinationName } from "./destination-name";
import { editCluster } from "./edit-cluster";
import { found } from "./found";
import { withPart } from "./with-part";

/** Takes a real server out of one service. */
export async function removeDestination(
  deps: DesiredDeps,
  actor: Actor,
  input: { id: string; revision: number },
): Promise<void> {
  const { id, revision } = input;
  await editCluster(deps, actor, await clusterOf(deps, "destination", id), async (tx, model) => {
    const row = found(await tx.destination.findUnique({ where: { id } }));
    checkRevision(row, revision);
    const service = found(model.services.find((candidate) => candidate.id === row.serviceId));
    const before = found(service.destinations.find((destination) => destination.id === id));
    const destinations = service.destinations.filter((destination) => destination.id !== id);
    return {
      next: withPart(model, "services", { ...service, destinations }),
      subject: [],
      write: async () => await tx.destination.delete({ where: { id } }),
      audit: () => ({
        action: "destination.delete",
        objectType: "destination",
        objectId: id,
        objectName: destinationName(model, service, before),
        before,
      }),
    };
  });
}
