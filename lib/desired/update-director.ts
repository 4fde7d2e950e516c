import type { z } from "zod";
import type { Actor } from "@/lib/access/model";
import type { DirectorResource, updateDirectorSchema } from "@/lib/api/resources/cluster";
import { checkRevision } from "./check-revision";
import { clusterOf } from "./cluster-of";
import { compact } from "./compact";
import type { DesiredDeps } from "./deps";
import { editCluster } from "./edit-cluster";
import { found } from "./found";
import { loadDirector } from "./load-part";
import { withPart } from "./with-part";

export async function updateDirector(
  deps: DesiredDeps,
  actor: Actor,
  input: { id: string; revision: number; changes: z.output<typeof updateDirectorSchema> },
): Promise<DirectorResource> {
  const { id, revision } = input;
  const changes = compact(input.changes);
  await editCluster(deps, actor, await clusterOf(deps, "director", id), async (tx, model) => {
    checkRevision(found(await tx.director.findUnique({ where: { id } })), revision);
    const before = found(model.directors.find((director) => director.id === id));
    const after = { ...before, ...changes };
    return {
      next: withPart(model, "directors", after),
      subject: ["directors", model.directors.length - 1],
      write: async () => await tx.director.update({ where: { id }, data: { ...changes, revision: { increment: 1 } } }),
      audit: () => ({
        action: "director.update",
        objectType: "director",
        objectId: id,
        objectName: before.name,
        before,
        after,
      }),
    };
  });
  return await loadDirector(deps, id);
}
