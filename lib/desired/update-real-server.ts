import type { z } from "zod";
import type { Actor } from "@/lib/access/model";
import type { RealServerResource, updateRealServerSchema } from "@/lib/api/resources/cluster";
import { checkRevision } from "./check-revision";
import { clusterOf } from "./cluster-of";
import { compact } from "./compact";
import type { DesiredDeps } from "./deps";
import { editCluster } from "./edit-cluster";
import { found } from "./found";
import { loadRealServer } from "./load-part";
import { realServerProblems } from "./real-server-problems";
import { withPart } from "./with-part";

export async function updateRealServer(
  deps: DesiredDeps,
  actor: Actor,
  input: { id: string; revision: number; changes: z.output<typeof updateRealServerSchema> },
): Promise<RealServerResource> {
  const { id, revision } = input;
  const changes = compact(input.changes);
  await editCluster(deps, actor, await clusterOf(deps, "realServer", id), async (tx, model) => {
    checkRevision(found(await tx.realServer.findUnique({ where: { id } })), revision);
    const before = found(model.realServers.find((realServer) => realServer.id === id));
    const after = { ...before, ...changes };
    return {
      next: withPart(model, "realServers", after),
      subject: ["realServers", model.realServers.length - 1],
      problems: await realServerProblems(tx, model, after),
      write: async () =>
        await tx.realServer.update({ where: { id }, data: { ...changes, revision: { increment: 1 } } }),
      audit: () => ({
        action: "real_server.update",
        objectType: "real_server",
        objectId: id,
        objectName: after.name,
        before,
        after,
      }),
    };
  });
  return await loadRealServer(deps, id);
}
