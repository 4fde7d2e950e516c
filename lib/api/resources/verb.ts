import { z } from "zod";
import { askedWeightSchema } from "@/lib/model/asked-weight";
import { weightSchema } from "@/lib/model/atoms";
import { guardOverrideSchema } from "@/lib/model/guard-override";
import { percentSchema } from "@/lib/model/guard-settings";
import { holdSchema } from "@/lib/model/hold";
import { holdNameSchema } from "@/lib/model/hold-name";
import { problemSchema, sentenceSchema } from "./common";

/** Seconds up to this many days; a promise that nobody lives to see is none. */
const seconds = (days: number) =>
  z
    .number()
    .int()
    .min(1, "duration.range")
    .max(days * 86_400, "duration.range");

const asked = {
  reason: z.string().trim().max(500, "reason.too_long").default(""),
  /** Says what would happen, and does nothing. */
  dryRun: z.boolean().default(false),
};

/** What takes away: of each service this much must stay, where the cluster itself asks for less; null = what it asks for. */
const minAvailablePercent = percentSchema.nullable().default(null);

/** POST /destinations/{id}/drain, offline and cut, and of a real server the same in all its services. */
export const takeOutSchema = z.object({
  ...asked,
  hold: holdNameSchema,
  /** The operation goes on until no connection is left, for so many seconds at most; null = until it is in force. */
  drainLimitSec: seconds(7).nullable().default(null),
  /** For how long it may stay out; null = until somebody brings it back. */
  leaseSec: seconds(30).nullable().default(null),
  /** What the panel does when the lease ends and it is still out. */
  onLeaseEnd: z.enum(["restore", "alarm"]).default("restore"),
  minAvailablePercent,
  override: guardOverrideSchema.optional(),
});

/** POST …/restore: lifts one hold; it serves again when none is left. */
export const restoreSchema = z.object({
  ...asked,
  hold: holdNameSchema,
  /** Lifts the holds of everybody. */
  all: z.boolean().default(false),
  /** Absent = the weight that it had. */
  weight: weightSchema.optional(),
});

/** POST …/weight: of what is in service. */
export const setWeightSchema = z.object({
  ...asked,
  weight: askedWeightSchema,
  minAvailablePercent,
  override: guardOverrideSchema.optional(),
});

const standing = z.object({ weight: z.number(), hold: holdSchema.nullable() });

/** Answer to a verb that had nothing to do, or was only asked what it would do. Otherwise the answer is the operation. */
export const verbResultSchema = z.object({
  /** False = everything is in force already. */
  changed: z.boolean(),
  dryRun: z.boolean(),
  items: z.array(
    z.object({
      destinationId: z.string(),
      serviceId: z.string(),
      serviceName: z.string(),
      realServerName: z.string(),
      address: z.string(),
      port: z.number(),
      /** False = it was never applied: the change waits for a plan. */
      inForce: z.boolean(),
      before: standing,
      after: standing,
      /** What happens to the connections that it has, and to clients that are kept with it. */
      explanation: sentenceSchema,
    }),
  ),
  /** What guards would forbid. */
  problems: z.array(problemSchema),
});

export type TakeOut = z.output<typeof takeOutSchema>;
export type Restore = z.output<typeof restoreSchema>;
export type SetWeight = z.output<typeof setWeightSchema>;
export type VerbResult = z.infer<typeof verbResultSchema>;
