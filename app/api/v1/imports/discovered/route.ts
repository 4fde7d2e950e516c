import { created } from "@/lib/api/reply";
import { createDiscoveredSchema } from "@/lib/api/resources/discovery";
import { route } from "@/lib/api/route";
import { importDiscoveredCluster } from "@/lib/desired/import-discovered";

/** POST /imports/discovered: makes directors that were read a cluster. */
export const POST = route({
  permission: "cluster.edit",
  body: createDiscoveredSchema,
  async handle({ services, actor, body }) {
    const cluster = await importDiscoveredCluster(services, actor, body);
    return created(`/api/v1/clusters/${cluster.id}`, cluster);
  },
});
