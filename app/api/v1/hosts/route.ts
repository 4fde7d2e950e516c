import { created, okPage } from "@/lib/api/reply";
import { createHostSchema } from "@/lib/api/resources/host";
import { route } from "@/lib/api/route";
import { createHost } from "@/lib/desired/create-host";
import { listHosts } from "@/lib/desired/list-hosts";

/** GET /hosts */
export const GET = route({
  permission: "host.read",
  async handle({ services }) {
    return okPage({ items: await listHosts(services), next: null });
  },
});

/** POST /hosts: adds a host; scan it and confirm its key next. */
export const POST = route({
  permission: "host.manage",
  body: createHostSchema,
  async handle({ services, actor, body }) {
    const host = await createHost(services, actor, body);
    return created(`/api/v1/hosts/${host.id}`, host);
  },
});
