import { idParams } from "@/lib/api/id-params";
import { created, okPage } from "@/lib/api/reply";
import { createServiceSchema } from "@/lib/api/resources/cluster";
import { route } from "@/lib/api/route";
import { ofCluster } from "@/lib/api/token-clusters";
import { addService } from "@/lib/desired/add-service";
import { loadCluster } from "@/lib/desired/load-cluster";

/** GET /clusters/{id}/services */
export const GET = route({
  permission: "cluster.read",
  params: idParams,
  tokens: ofCluster,
  async handle({ services, params: { id } }) {
    const { services: items } = await loadCluster(services, id);
    return okPage({ items: items, next: null });
  },
});

/** POST /clusters/{id}/services */
export const POST = route({
  permission: "cluster.edit",
  params: idParams,
  tokens: ofCluster,
  body: createServiceSchema,
  async handle({ services, actor, params: { id }, body }) {
    const service = await addService(services, actor, { clusterId: id, service: body });
    return created(`/api/v1/services/${service.id}`, service);
  },
});
