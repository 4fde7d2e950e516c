import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "@/lib/access/model";
import type { createDirectorSchema, DirectorResource } from "@/lib/api/resources/cluster";
import type { DesiredDeps } from "./deps";
import { editCluster } from "./edit-cluster";
import { directorHostProblems } from "./host-problems";
import { loadDirector } from "./load-part";
import { withPart } from "./with-part";

export async function addDirector(
  deps: DesiredDeps,
  actor: Actor,
  input: { clusterId: string; director: z.output<typeof createDirectorSchema> },
): Promise<DirectorResource> {
  const { clusterId, director } = input;
  const id = randomUUID();
  await editCluster(deps, actor, clusterId, async (tx, model) => {
    const host = await tx.host.findUnique({ where: { id: director.hostId }, select: { name: true } });
    const name = host?.name ?? "";
    return {
      next: withPart(model, "directors", { ...director, id, name }),
      subject: ["directors", model.directors.length],
      problems: await directorHostProblems(tx, director.hostId, clusterId),
      write: async () => await tx.director.create({ data: { ...director, id, clusterId } }),
      audit: () => ({
        action: "director.create",
        objectType: "director",
        objectId: id,
        objectName: name,
        after: director,
      }),
    };
  });
  return await loadDirector(deps, id);
}
