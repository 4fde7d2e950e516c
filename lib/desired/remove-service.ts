import type { Actor } from "@/lib/access/model";
import { checkRevision } from "./check-revision";
import { clusterOf } from "./cluster-of";
import type { DesiredDeps } from "./deps";
import { editCluster } from "./edit-cluster";
import { found } from "./found";
import { withoutPart } from "./with-part";

/** Takes a virtual service and its destinations out of the desired state. */
export async function removeService(
  deps: DesiredDeps,
  actor: Actor,
  input: { id: string; revision: number },
): Promise<void> {
  const { id, revision } = input;
  await editCluster(deps, actor, await clusterOf(deps, "service", id), async (tx, model) => {
    checkRevision(found(await tx.virtualService.findUnique({ where: { id } })), revision);
    const before = found(model.services.find((part) => part.id === id));
    return {
      next: withoutPart(model, "services", id),
      subject: [],
      write: async () => await tx.virtualService.delete({ where: { id } }),
      audit: () => ({
        action: "service.delete",
        objectType: "service",
        objectId: id,
        objectName: before.name,
        before,
      }),
    };
  });
}
