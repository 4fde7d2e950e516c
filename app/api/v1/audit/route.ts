import { z } from "zod";
import { limitSchema } from "@/lib/api/page-query";
import { okPage } from "@/lib/api/reply";
import { idSchema, timestampSchema } from "@/lib/api/resources/common";
import { auditResourceSchema } from "@/lib/api/resources/people";
import { route } from "@/lib/api/route";
import { listAudit } from "@/lib/audit/list-audit";

/** GET /audit: the trail, newest first. `action` matches by its beginning: `host.` finds all that was done to hosts. */
export const GET = route({
  permission: "audit.read",
  query: z.object({
    actorId: z.string().optional(),
    action: z.string().optional(),
    objectType: z.string().optional(),
    objectId: z.string().optional(),
    clusterId: idSchema.optional(),
    operationId: idSchema.optional(),
    outcome: auditResourceSchema.shape.outcome.optional(),
    from: timestampSchema.optional(),
    until: timestampSchema.optional(),
    cursor: z
      .string()
      .regex(/^\d{1,18}$/, "cursor.invalid")
      .transform(BigInt)
      .optional(),
    limit: limitSchema,
  }),
  async handle({ services, query }) {
    return okPage(await listAudit(services, query));
  },
});
