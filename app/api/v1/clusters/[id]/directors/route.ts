import { idParams } from "@/lib/api/id-params";
import { created, okPage } from "@/lib/api/reply";
import { createDirectorSchema } from "@/lib/api/resources/cluster";
import { route } from "@/lib/api/route";
import { ofCluster } from "@/lib/api/token-clusters";
import { addDirector } from "@/lib/desired/add-director";
import { loadCluster } from "@/lib/desired/load-cluster";

/** GET /clusters/{id}/directors */
export const GET = route({
  permission: "cluster.read",
  params: idParams,
  tokens: ofCluster,
  async handle({ services, params: { id } }) {
    const { directors } = await loadCluster(services, id);
    return okPage({ items: directors, next: null });
  },
});

/** POST /clusters/{id}/directors */
export const POST = route({
  permission: "cluster.edit",
  params: idParams,
  tokens: ofCluster,
  body: createDirectorSchema,
  async handle({ services, actor, params: { id }, body }) {
    const director = await addDirector(services, actor, { clusterId: id, director: body });
    return created(`/api/v1/directors/${director.id}`, director);
  },
});
