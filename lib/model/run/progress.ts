import { z } from "zod";
import { serverHealthSchema } from "@/lib/model/health-look";
import { holdKindSchema } from "@/lib/model/hold";
import { runPhaseSchema, runStateSchema } from "./phase";
import { runTargetSchema } from "./script";

const problemSchema = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });
const weightsSchema = z.record(z.string(), z.number());

/** How far a run is with one of its targets. Times are milliseconds of the database's clock. */
export const runItemProgressSchema = z.object({
  id: z.string(),
  batch: z.number(),
  target: runTargetSchema.extend({ id: z.string(), name: z.string(), clusterId: z.string() }),
  /** Chosen when the run began: those in force that whoever began it may change. */
  destinationIds: z.array(z.string()),
  phase: runPhaseSchema,
  sinceMs: z.number(),
  times: z.array(z.object({ phase: runPhaseSchema, atMs: z.number() })),
  operationIds: z.array(z.string()),
  /** The newest of these operations has not ended yet, as far as was seen. */
  awaits: z.boolean(),
  /** This run keeps it out of service. */
  out: z.boolean(),
  /** By destination: what it serves with while nobody holds it, as it was when the run first touched it. */
  full: weightsSchema,
  /** By destination: the hold of the run's name that it had then. */
  heldBefore: z.record(z.string(), holdKindSchema),
  /** Of a ramp: the step that is in force or on its way, and since when it is in force. */
  step: z.number().nullable(),
  stepSinceMs: z.number().nullable(),
  /** Good samples in a row, and when the newest that counted was taken. */
  good: z.number(),
  goodSampledAt: z.string().nullable(),
  /** What directors see of it while it is out and to come back; null = they have not looked yet. */
  looks: serverHealthSchema.nullable(),
  /** What somebody said who was waited for. */
  told: z.enum(["done", "failed"]).nullable(),
  /** What became of putting back what the run had done to it. */
  putBack: z.enum(["no", "asked", "done", "failed"]),
  problem: problemSchema.nullable(),
});

export const runProgressSchema = z.object({
  state: runStateSchema,
  /** Once it is to end otherwise than by the last item: how, and why. */
  ending: z.object({ state: z.enum(["failed", "aborted"]), problem: problemSchema.nullable() }).nullable(),
  items: z.array(runItemProgressSchema),
});

export type RunProblem = z.infer<typeof problemSchema>;
export type RunItem = z.infer<typeof runItemProgressSchema>;
export type RunProgress = z.infer<typeof runProgressSchema>;
