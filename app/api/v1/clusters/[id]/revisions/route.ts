import { z } from "zod";
import { idParams } from "@/lib/api/id-params";
import { limitSchema } from "@/lib/api/page-query";
import { okPage } from "@/lib/api/reply";
import { route } from "@/lib/api/route";
import { ofCluster } from "@/lib/api/token-clusters";
import { listRevisions } from "@/lib/desired/list-revisions";

/** GET /clusters/{id}/revisions: what was applied, newest first. */
export const GET = route({
  permission: "cluster.read",
  params: idParams,
  tokens: ofCluster,
  query: z.object({ cursor: z.coerce.number().int().positive().optional(), limit: limitSchema }),
  async handle({ services, params: { id }, query }) {
    return okPage(await listRevisions(services, { clusterId: id, ...query }));
  },
});
