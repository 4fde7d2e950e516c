import { z } from "zod";
import { weightSchema } from "@/lib/model/atoms";
import { holdKindSchema } from "@/lib/model/hold";
import { holdNameSchema } from "@/lib/model/hold-name";
import { tagSchema } from "@/lib/model/tags";
import { percentRampSchema, rampSchema } from "./ramp";

/** What a run is about: one destination, or a real server in all its services. */
export const runTargetSchema = z.object({ kind: z.enum(["destination", "realServer"]), id: z.uuid() });

/** So many targets a run has at most. */
const mostTargets = 500;

const seconds = (most: number) => z.number().int().min(1, "duration.range").max(most, "duration.range");
const day = 86_400;

/** The same verb for each of many targets. */
export const bulkScriptSchema = z.object({
  kind: z.literal("bulk"),
  verb: z.enum(["drain", "offline", "cut", "restore", "weight"]),
  /** Of the verb `weight`. */
  weight: weightSchema.nullable().default(null),
  hold: holdNameSchema,
  /** Of verbs that take out: each item is done when no connection is left, after so many seconds at most; null = at once. */
  drainLimitSec: seconds(7 * day)
    .nullable()
    .default(null),
  /** Of verbs that take out. */
  leaseSec: seconds(30 * day)
    .nullable()
    .default(null),
  onLeaseEnd: z.enum(["restore", "alarm"]).default("restore"),
  /** "stop": one after another, and none after one that fails. "continue": all at once. */
  onFailure: z.enum(["stop", "continue"]).default("stop"),
});

/** One target rises or falls in steps. One that is held comes back with the first of them. */
export const rampScriptSchema = z.object({
  kind: z.literal("ramp"),
  ramp: rampSchema,
  /** The hold that is lifted, if it is held. */
  hold: holdNameSchema,
  /** "back" = to the weight, or the hold, that it had at the beginning. */
  onAbort: z.enum(["hold", "back"]).default("hold"),
});

/** What happens to a server while it is out. Its clock begins when the server is drained. */
export const hookSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  z.object({ kind: z.literal("timer"), sec: seconds(7 * day) }),
  /** It waits for POST /runs/{id}/items/{itemId}/continue, of a person in "manual", of anybody in "continue". */
  z.object({ kind: z.literal("manual"), limitSec: seconds(7 * day).default(day) }),
  z.object({ kind: z.literal("continue"), limitSec: seconds(7 * day).default(3600) }),
]);

/** Real servers of one cluster, batch by batch: out, drained, worked on, back, good, at its full weight. */
export const rollingScriptSchema = z.object({
  kind: z.literal("rolling"),
  batchSize: z.number().int().min(1, "run.batch_size").max(100, "run.batch_size").default(1),
  /** Of each service's weight, so much serves at least while a batch is out. A batch waits until there is as much. */
  minCapacityPercent: z.number().int().min(0, "run.capacity").max(99, "run.capacity").default(50),
  takeOut: holdKindSchema.default("drain"),
  drainLimitSec: seconds(7 * day).default(600),
  onDrainLimit: z.enum(["fail", "go_on"]).default("fail"),
  hook: hookSchema.default({ kind: "none" }),
  /**
   * So many looks of the directors in a row have to be good before a server comes back, as its checks would look; then as
   * many fresh samples have to show it with a weight above 0 in the kernel of every director. Each within this time.
   */
  healthGate: z
    .object({
      checks: z.number().int().min(1, "run.checks").max(100, "run.checks").default(3),
      withinSec: seconds(day).default(120),
    })
    .prefault({}),
  /** Null = it comes back with its full weight at once. It always ends there. */
  ramp: percentRampSchema.nullable().default(null),
  /** For so long it has to stay good. */
  soakSec: z
    .number()
    .int()
    .min(0, "run.soak")
    .max(7 * day, "run.soak")
    .default(0),
  /** "restore" = the run ends, and what it took out comes back. "stop" = it ends, and everything stays as it is. */
  onFailure: z.enum(["restore", "stop"]).default("restore"),
});

export const runScriptSchema = z.discriminatedUnion("kind", [bulkScriptSchema, rampScriptSchema, rollingScriptSchema]);

/** Which targets: named one by one, in order, or chosen from a cluster when the run starts. */
export const targetsSchema = z.array(runTargetSchema).min(1, "run.targets").max(mostTargets, "run.targets");
export const selectionSchema = z.object({
  clusterId: z.uuid(),
  of: z.enum(["realServer", "destination"]),
  /** Those whose name, service or address has this in it; "" = all. */
  text: z.string().trim().max(200, "run.text").default(""),
  /** Those whose real server has this tag; null = whatever tags it has. */
  tag: tagSchema.nullable().default(null),
});

export type RunTarget = z.output<typeof runTargetSchema>;
export type RunSelection = z.output<typeof selectionSchema>;
export type BulkScript = z.output<typeof bulkScriptSchema>;
export type RampScript = z.output<typeof rampScriptSchema>;
export type RollingScript = z.output<typeof rollingScriptSchema>;
export type RunScript = z.output<typeof runScriptSchema>;
