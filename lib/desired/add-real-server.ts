import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "@/lib/access/model";
import type { createRealServerSchema, RealServerResource } from "@/lib/api/resources/cluster";
import type { DesiredDeps } from "./deps";
import { editCluster } from "./edit-cluster";
import { loadRealServer } from "./load-part";
import { realServerProblems } from "./real-server-problems";
import { withPart } from "./with-part";

export async function addRealServer(
  deps: DesiredDeps,
  actor: Actor,
  input: { clusterId: string; realServer: z.output<typeof createRealServerSchema> },
): Promise<RealServerResource> {
  const { clusterId } = input;
  const realServer = { ...input.realServer, id: randomUUID() };
  await editCluster(deps, actor, clusterId, async (tx, model) => ({
    next: withPart(model, "realServers", realServer),
    subject: ["realServers", model.realServers.length],
    problems: await realServerProblems(tx, model, realServer),
    write: async () => await tx.realServer.create({ data: { ...realServer, clusterId } }),
    audit: () => ({
      action: "real_server.create",
      objectType: "real_server",
      objectId: realServer.id,
      objectName: realServer.name,
      after: realServer,
    }),
  }));
  return await loadRealServer(deps, realServer.id);
}
