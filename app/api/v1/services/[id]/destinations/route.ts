import { idParams } from "@/lib/api/id-params";
import { created, okPage } from "@/lib/api/reply";
import { createDestinationSchema } from "@/lib/api/resources/cluster";
import { route } from "@/lib/api/route";
import { ofPart } from "@/lib/api/token-clusters";
import { addDestination } from "@/lib/desired/add-destination";
import { loadService } from "@/lib/desired/load-part";

/** GET /services/{id}/destinations */
export const GET = route({
  permission: "cluster.read",
  params: idParams,
  tokens: ofPart("service"),
  async handle({ services, params: { id } }) {
    const { destinations } = await loadService(services, id);
    return okPage({ items: destinations, next: null });
  },
});

/** POST /services/{id}/destinations */
export const POST = route({
  permission: "cluster.edit",
  params: idParams,
  tokens: ofPart("service"),
  body: createDestinationSchema,
  async handle({ services, actor, params: { id }, body }) {
    const destination = await addDestination(services, actor, { serviceId: id, destination: body });
    return created(`/api/v1/destinations/${destination.id}`, destination);
  },
});
