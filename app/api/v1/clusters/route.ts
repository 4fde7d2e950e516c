import { created, okPage } from "@/lib/api/reply";
import { createClusterSchema } from "@/lib/api/resources/cluster";
import { route } from "@/lib/api/route";
import { createCluster } from "@/lib/desired/create-cluster";
import { listClusters } from "@/lib/desired/list-clusters";

/** GET /clusters */
export const GET = route({
  permission: "cluster.read",
  async handle({ services }) {
    return okPage({ items: await listClusters(services), next: null });
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
