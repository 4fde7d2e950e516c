import { idParams } from "@/lib/api/id-params";
import { created, okPage } from "@/lib/api/reply";
import { createRealServerSchema } from "@/lib/api/resources/cluster";
import { route } from "@/lib/api/route";
import { ofCluster } from "@/lib/api/token-clusters";
import { addRealServer } from "@/lib/desired/add-real-server";
import { loadCluster } from "@/lib/desired/load-cluster";

/** GET /clusters/{id}/real-servers */
export const GET = route({
  permission: "cluster.read",
  params: idParams,
  tokens: ofCluster,
  async handle({ services, params: { id } }) {
    const { realServers } = await loadCluster(services, id);
    return okPage({ items: realServers, next: null });
  },
});

/** POST /clusters/{id}/real-servers */
export const POST = route({
  permission: "cluster.edit",
  params: idParams,
  tokens: ofCluster,
  body: createRealServerSchema,
  async handle({ services, actor, params: { id }, body }) {
    const realServer = await addRealServer(services, actor, { clusterId: id, realServer: body });
    return created(`/api/v1/real-servers/${realServer.id}`, realServer);
  },
});
