import { idParams } from "@/lib/api/id-params";
import { created, okPage } from "@/lib/api/reply";
import { createVipSchema } from "@/lib/api/resources/cluster";
import { route } from "@/lib/api/route";
import { ofCluster } from "@/lib/api/token-clusters";
import { addVip } from "@/lib/desired/add-vip";
import { loadCluster } from "@/lib/desired/load-cluster";

/** GET /clusters/{id}/vips */
export const GET = route({
  permission: "cluster.read",
  params: idParams,
  tokens: ofCluster,
  async handle({ services, params: { id } }) {
    const { vips } = await loadCluster(services, id);
    return okPage({ items: vips, next: null });
  },
});

/** POST /clusters/{id}/vips */
export const POST = route({
  permission: "cluster.edit",
  params: idParams,
  tokens: ofCluster,
  body: createVipSchema,
  async handle({ services, actor, params: { id }, body }) {
    const vip = await addVip(services, actor, { clusterId: id, vip: body });
    return created(`/api/v1/vips/${vip.id}`, vip);
  },
});
