import { created } from "@/lib/api/reply";
import { createImportSchema } from "@/lib/api/resources/import";
import { route } from "@/lib/api/route";
import { importCluster } from "@/lib/desired/import-cluster";

/** POST /imports: makes what people already run a cluster. */
export const POST = route({
  permission: "cluster.edit",
  body: createImportSchema,
  async handle({ services, actor, body }) {
    const cluster = await importCluster(services, actor, body);
    return created(`/api/v1/clusters/${cluster.id}`, cluster);
  },
});
