import { z } from "zod";
import { guardNameSchema } from "./guard-name";

/** What somebody asks when a guard forbids a push that they want all the same. */
export const guardOverrideSchema = z.object({
  guards: z.array(guardNameSchema).min(1, "override.guards"),
  reason: z.string().trim().min(1, "override.reason").max(500, "reason.too_long"),
});

export type GuardOverride = z.infer<typeof guardOverrideSchema>;
