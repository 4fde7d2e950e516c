import { z } from "zod";
import { limitSchema } from "@/lib/api/page-query";
import { okPage } from "@/lib/api/reply";
import { idSchema } from "@/lib/api/resources/common";
import { operationKindSchema, operationStateSchema } from "@/lib/api/resources/operation";
import { route } from "@/lib/api/route";
import { listOperations } from "@/lib/desired/list-operations";

/** GET /operations: newest first, by cluster, host, plan, kind or state. */
export const GET = route({
  permission: "operation.read",
  query: z.object({
    clusterId: idSchema.optional(),
    hostId: idSchema.optional(),
    planId: idSchema.optional(),
    kind: operationKindSchema.optional(),
    state: operationStateSchema.optional(),
    cursor: idSchema.optional(),
    limit: limitSchema,
  }),
  async handle({ services, query }) {
    return okPage(await listOperations(services, query));
  },
});
