import { createdSilence, okPage } from "@/lib/api/reply";
import { createSilenceSchema } from "@/lib/api/resources/alert";
import { route } from "@/lib/api/route";
import { createSilence } from "@/lib/desired/alerts/create-silence";
import { listSilences } from "@/lib/desired/alerts/list-silences";

/** GET /silences: those that hold now. */
export const GET = route({
  permission: "cluster.read",
  async handle({ services }) {
    return okPage({ items: await listSilences(services), next: null });
  },
});

/** POST /silences: nobody is told of alerts that match, until then. */
export const POST = route({
  permission: "alert.manage",
  body: createSilenceSchema,
  async handle({ services, actor, body }) {
    return createdSilence(await createSilence(services, actor, body));
  },
});
