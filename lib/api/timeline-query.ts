import { z } from "zod";

import { can } from "@/lib/access/policy";
import type { Person } from "./authorize";
import { idSchema, timestampSchema } from "./resources/common";

/** What the timeline is filtered by, on the page and in its export. */
export const timelineFilterShape = {
  source: z.enum(["audit", "operation", "event"]).optional(),
  clusterId: idSchema.optional(),
  objectId: z.string().max(100, "reason.too_long").optional(),
  object: z.string().max(200, "reason.too_long").optional(),
  from: timestampSchema.optional(),
  until: timestampSchema.optional(),
};

/** What of it this person, or the token that acts for them, may see. */
export function timelineScope(actor: Person): { withAudit: boolean; within?: readonly string[] } {
  const { token } = actor;
  const withAudit = token === undefined && can(actor, "audit.read");
  return token === undefined || token.clusterIds.length === 0 ? { withAudit } : { withAudit, within: token.clusterIds };
}
