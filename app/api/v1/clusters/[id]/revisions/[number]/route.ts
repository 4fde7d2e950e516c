import { z } from "zod";
import { ok } from "@/lib/api/reply";
import { revisionParams } from "@/lib/api/revision-params";
import { route } from "@/lib/api/route";
import { ofCluster } from "@/lib/api/token-clusters";
import { compareRevisions } from "@/lib/desired/compare-revisions";

/** GET /clusters/{id}/revisions/{number}?against=N: what it had on the hosts, compared with the one before or with N. */
export const GET = route({
  permission: "cluster.read",
  params: revisionParams,
  tokens: ofCluster,
  query: z.object({ against: z.coerce.number().int().min(0).optional() }),
  async handle({ services, params: { id, number }, query }) {
    const against = query.against ?? number - 1;
    return ok(await compareRevisions(services, { clusterId: id, number, against }));
  },
});
