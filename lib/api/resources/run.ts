import { z } from "zod";
import { runPhaseSchema, runStateSchema } from "@/lib/model/run/phase";
import {
  bulkScriptSchema,
  rampScriptSchema,
  rollingScriptSchema,
  runScriptSchema,
  runTargetSchema,
  selectionSchema,
  targetsSchema,
} from "@/lib/model/run/script";
import { idSchema, problemSchema, sentenceSchema, timestampSchema } from "./common";

const asked = {
  reason: z.string().trim().max(500, "reason.too_long").default(""),
  /** Says what it would do, batch by batch, and does nothing. */
  dryRun: z.boolean().default(false),
};

/** POST /runs. Exactly one of `targets` and `selection` for bulk. */
export const createRunSchema = z.discriminatedUnion("kind", [
  bulkScriptSchema.extend({ ...asked, targets: targetsSchema.optional(), selection: selectionSchema.optional() }),
  rampScriptSchema.extend({ ...asked, target: runTargetSchema }),
  rollingScriptSchema.extend({
    ...asked,
    clusterId: idSchema,
    /** In this order. */
    realServerIds: z.array(idSchema).min(1, "run.targets").max(500, "run.targets"),
  }),
]);

/** POST /runs/{id}/items/{itemId}/continue */
export const continueItemSchema = z.object({
  /** True = what was to be done to it failed: so does the item. */
  failed: z.boolean().default(false),
  reason: z.string().trim().max(500, "reason.too_long").default(""),
});

const targetSchema = runTargetSchema.extend({
  /** Of a destination "SERVICE: ADDRESS:PORT". */
  name: z.string(),
  clusterId: z.string(),
});

export const runItemSchema = z.object({
  id: z.string(),
  /** From 0; all items of a batch are under way together. */
  batch: z.number(),
  target: targetSchema,
  phase: runPhaseSchema,
  /** Since when it is in this phase. */
  since: timestampSchema,
  /** Every phase that it was in, oldest first, the present one included. */
  times: z.array(z.object({ phase: runPhaseSchema, at: timestampSchema })),
  /** What was pushed for it, oldest first; the newest is the one it waits for. */
  operationIds: z.array(z.string()),
  /** The run keeps it out of service now. */
  out: z.boolean(),
  /** Of a ramp: the step that is in force or on its way, from 0, and what it asks for in percent or as a weight. */
  step: z.object({ index: z.number(), count: z.number(), value: z.number() }).nullable(),
  /** While its health is waited for: good looks of the directors in a row, and once it is back, good samples. */
  goodChecks: z.number(),
  /** Why it failed; in phase done: what else is to know, as that somebody else holds it. */
  problem: sentenceSchema.nullable(),
});

export const waitsForSchema = z.object({
  kind: z.enum([
    /** A weight is on its way to the kernels. */
    "operation",
    "drain",
    "timer",
    "continue",
    "health",
    "ramp",
    "soak",
    /** Too little serves to take out the next batch. */
    "capacity",
  ]),
  itemIds: z.array(z.string()),
  /** When the first of these waits ends, or is given up; null = that is not known. */
  until: timestampSchema.nullable(),
});

export const runResourceSchema = z.object({
  id: z.string(),
  kind: z.enum(["bulk", "ramp", "rolling"]),
  state: runStateSchema,
  script: runScriptSchema,
  reason: z.string(),
  actorName: z.string(),
  /** Null = its targets are in several clusters. */
  clusterId: z.string().nullable(),
  clusterName: z.string().nullable(),
  createdAt: timestampSchema,
  endedAt: timestampSchema.nullable(),
  /** Why it failed. */
  problem: sentenceSchema.nullable(),
  items: z.array(runItemSchema),
  /** What it waits for now, the nearest to its end first; null = nothing, or it is over. */
  waitsFor: waitsForSchema.nullable(),
});

/** Answer to a dry run. */
export const runPreviewSchema = z.object({
  kind: z.enum(["bulk", "ramp", "rolling"]),
  dryRun: z.literal(true),
  batches: z.array(
    z.object({
      batch: z.number(),
      targets: z.array(targetSchema),
      /** What serves of each service's weight while this batch is out, with what is out already. */
      capacity: z.array(z.object({ serviceId: z.string(), serviceName: z.string(), percent: z.number() })),
      /** What guards and the minimum capacity say to it. */
      problems: z.array(problemSchema),
    }),
  ),
  /** What happens to connections that exist, and to clients that are kept with a server (`clusters.verbs.explain`). */
  explanations: z.array(sentenceSchema),
});

export type CreateRun = z.output<typeof createRunSchema>;
export type ContinueItem = z.output<typeof continueItemSchema>;
export type RunItemResource = z.infer<typeof runItemSchema>;
export type RunResource = z.infer<typeof runResourceSchema>;
export type RunPreview = z.infer<typeof runPreviewSchema>;
