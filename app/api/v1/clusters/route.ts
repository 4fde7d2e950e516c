import { isInScope } from "@/lib/access/token-scope";
import { created, okPage } from "@/lib/api/reply";
import { createClusterSchema } from "@/lib/api/resources/cluster";
import { route } from "@/lib/api/route";
import { createCluster } from "@/lib/desired/create-cluster";
import { listClusters } from "@/lib/desired/list-clusters";

/** GET /clusters */
export const GET = route({
  permission: "cluster.read",
  tokens: "scoped",
  async handle({ services, actor: { token } }) {
    const isVisible = (clusterId: string) => token === undefined || isInScope(token, { clusterId });
    const items = await listClusters(services, isVisible);
    return okPage({ items, next: null });
  },
});

/** POST /clusters: makes an empty cluster. */
export const POST = route({
  permission: "cluster.edit",
  body: createClusterSchema,
  async handle({ services, actor, body }) {
    const cluster = await createCluster(services, actor, body);
    return created(`/api/v1/clusters/${cluster.id}`, cluster);
  },
});
