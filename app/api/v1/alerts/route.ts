import { z } from "zod";
import { limitSchema } from "@/lib/api/page-query";
import { okPage } from "@/lib/api/reply";
import { alertFilterSchema } from "@/lib/api/resources/alert";
import { idSchema } from "@/lib/api/resources/common";
import { route } from "@/lib/api/route";
import { listAlerts } from "@/lib/desired/alerts/list-alerts";

/** GET /alerts: newest first, those that hold now (`state=open`), those that are over, or both. */
export const GET = route({
  permission: "cluster.read",
  tokens: "scoped",
  query: z.object({ ...alertFilterSchema, cursor: idSchema.optional(), limit: limitSchema }),
  async handle({ services, actor, query }) {
    const limited = actor.token !== undefined && actor.token.clusterIds.length > 0;
    const within = limited ? actor.token.clusterIds : undefined;
    return okPage(await listAlerts(services, { ...query, within }));
  },
});
