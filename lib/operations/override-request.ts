import { z } from "zod";
import { guardNameSchema } from "@/lib/model/guard-name";
import type { GuardOverride } from "@/lib/model/guard-override";

/** The part of an operation's `request` that says which guards it may pass, and why. Absent = none. */
export const overrideRequestSchema = z.object({
  overrideGuards: z.array(guardNameSchema).default([]),
  overrideReason: z.string().default(""),
});

export function overrideRequest({ guards, reason }: GuardOverride) {
  return { overrideGuards: [...guards].sort(), overrideReason: reason };
}
