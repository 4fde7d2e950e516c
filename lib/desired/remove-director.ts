import type { Actor } from "@/lib/access/model";
import { checkRevision } from "./check-revision";
import { clusterOf } from "./cluster-of";
import type { DesiredDeps } from "./deps";
import { editCluster } from "./edit-cluster";
import { found } from "./found";
import { withoutPart } from "./with-part";

/** Takes a director out of the desired state. What was applied to its host stays there until the next plan is applied. */
export async function removeDirector(
  deps: DesiredDeps,
  actor: Actor,
  input: { id: string; revision: number },
): Promise<void> {
  const { id, revision } = input;
  await editCluster(deps, actor, await clusterOf(deps, "director", id), async (tx, model) => {
    checkRevision(found(await tx.director.findUnique({ where: { id } })), revision);
    const before = found(model.directors.find((part) => part.id === id));
    return {
      next: withoutPart(model, "directors", id),
      subject: [],
      write: async () => await tx.director.delete({ where: { id } }),
      audit: () => ({
        action: "director.delete",
        objectType: "director",
        objectId: id,
        objectName: before.name,
        before,
      }),
    };
  });
}
