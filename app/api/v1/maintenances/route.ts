import { z } from "zod";
import { limitSchema } from "@/lib/api/page-query";
import { okPage } from "@/lib/api/reply";
import { idSchema } from "@/lib/api/resources/common";
import { maintenanceFilterSchema } from "@/lib/api/resources/maintenance";
import { route } from "@/lib/api/route";
import { listMaintenances } from "@/lib/desired/maintenances/list-maintenances";

/** GET /maintenances: newest first, by cluster, real server or state, or only those that are not over (`open`). */
export const GET = route({
  permission: "cluster.read",
  tokens: "scoped",
  query: z.object({ ...maintenanceFilterSchema, cursor: idSchema.optional(), limit: limitSchema }),
  async handle({ services, actor, query: { open, ...filter } }) {
    const limited = actor.token !== undefined && actor.token.clusterIds.length > 0;
    const within = limited ? actor.token.clusterIds : undefined;
    const isOpen = open === undefined ? undefined : open === "true";
    return okPage(await listMaintenances(services, { ...filter, open: isOpen, within }));
  },
});
