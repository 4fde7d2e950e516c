import { z } from "zod";
import { idParams } from "@/lib/api/id-params";
import { limitSchema } from "@/lib/api/page-query";
import { okPage, planned } from "@/lib/api/reply";
import { idSchema } from "@/lib/api/resources/common";
import { route } from "@/lib/api/route";
import { ofCluster } from "@/lib/api/token-clusters";
import { createPlan } from "@/lib/desired/create-plan";
import { listPlans } from "@/lib/desired/load-plan";

/** GET /clusters/{id}/plans: plans without their bodies, newest first. */
export const GET = route({
  permission: "cluster.read",
  params: idParams,
  tokens: ofCluster,
  query: z.object({ cursor: idSchema.optional(), limit: limitSchema }),
  async handle({ services, params: { id }, query }) {
    return okPage(await listPlans(services, { clusterId: id, ...query }));
  },
});

/** POST /clusters/{id}/plans: asks for a plan of the draft; wait for it with GET /plans/{id}?wait=20s. */
export const POST = route({
  permission: "cluster.plan",
  params: idParams,
  tokens: ofCluster,
  async handle({ services, actor, params: { id } }) {
    return planned(await createPlan(services, actor, id));
  },
});
