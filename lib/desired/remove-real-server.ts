import type { Actor } from "@/lib/access/model";
import type { DesiredCluster } from "@/lib/model/cluster";
import { checkRevision } from "./check-revision";
import { clusterOf } from "./cluster-of";
import type { DesiredDeps } from "./deps";
import { editCluster } from "./edit-cluster";
import { found } from "./found";
import { withoutPart } from "./with-part";

/** Takes a real server out of the desired state, and out of every service it serves. */
export async function removeRealServer(
  deps: DesiredDeps,
  actor: Actor,
  input: { id: string; revision: number },
): Promise<void> {
  const { id, revision } = input;
  await editCluster(deps, actor, await clusterOf(deps, "realServer", id), async (tx, model) => {
    checkRevision(found(await tx.realServer.findUnique({ where: { id } })), revision);
    const before = found(model.realServers.find((part) => part.id === id));
    return {
      next: withoutRealServer(model, id),
      subject: [],
      write: async () => await tx.realServer.delete({ where: { id } }),
      audit: () => ({
        action: "real_server.delete",
        objectType: "real_server",
        objectId: id,
        objectName: before.name,
        before: { ...before, services: servedBy(model, id) },
      }),
    };
  });
}

function withoutRealServer(model: DesiredCluster, id: string): DesiredCluster {
  const services = model.services.map((service) => ({
    ...service,
    destinations: service.destinations.filter(({ realServerId }) => realServerId !== id),
  }));
  return withoutPart({ ...model, services }, "realServers", id);
}

function servedBy(model: DesiredCluster, id: string): string[] {
  return model.services
    .filter(({ destinations }) => destinations.some(({ realServerId }) => realServerId === id))
    .map(({ name }) => name);
}
