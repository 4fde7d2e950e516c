import { z } from "zod";
import { drainProgressSchema } from "@/lib/model/drain-progress";
import { guardNameSchema } from "@/lib/model/guard-name";
import { guardOverrideSchema } from "@/lib/model/guard-override";
import { confirmWithinMinSchema } from "@/lib/model/push-settings";
import type { Plan } from "@/lib/plan/model";
import { problemSchema, sentenceSchema, timestampSchema } from "./common";

export const planResourceSchema = z.object({
  id: z.string(),
  clusterId: z.string(),
  state: z.enum(["pending", "ready", "failed"]),
  draftRevision: z.number(),
  /** lib/plan/model.ts Plan; null until ready. */
  body: z.custom<Plan>().nullable(),
  /** body.problems with messages in the language of the request. */
  problems: z.array(problemSchema),
  /** body.guards with messages in the language of the request; [] until ready. */
  guards: z.array(
    z.object({
      guard: guardNameSchema,
      verdict: z.enum(["passed", "warns", "forbids"]),
      overridable: z.boolean(),
      figures: sentenceSchema,
      problems: z.array(problemSchema),
    }),
  ),
  problem: sentenceSchema.nullable(),
  actorName: z.string(),
  createdAt: timestampSchema,
  readyAt: timestampSchema.nullable(),
});

/** POST /plans/{id}/apply */
export const applyPlanSchema = z.object({
  reason: z.string().trim().max(500, "reason.too_long").default(""),
  /** Guards that may forbid without stopping it, and why: needs the right to override. */
  override: guardOverrideSchema.optional(),
  /** Minutes that somebody has to confirm what was applied before it goes back by itself; null = nobody has to. */
  confirmWithinMin: confirmWithinMinSchema.nullable().default(null),
});

export const operationStateSchema = z.enum([
  "queued",
  "running",
  "verifying",
  "awaiting_confirmation",
  /** The weights are in force, and it waits until no connection is left. */
  "draining",
  "confirmed",
  "rolled_back",
  "failed",
  "partial",
  "unknown",
  /** Connections were left when the time was over; the weights stay as they are. */
  "timed_out",
]);
export const operationKindSchema = z.enum([
  "apply",
  "weight",
  "host_scan",
  "host_install_key",
  "host_facts",
  "host_packages",
  "host_discover",
]);

/** One host's part of an operation. */
export const operationHostSchema = z.object({
  hostId: z.string(),
  name: z.string(),
  state: z.enum(["waiting", "running", "confirmed", "rolled_back", "failed", "unknown", "skipped"]),
  /** When its kernel was read back equal to the plan. */
  kernelReadAt: timestampSchema.nullable(),
  /** When its files and services were read back too. */
  confirmedAt: timestampSchema.nullable(),
  problem: sentenceSchema.nullable(),
});

export const operationStepSchema = z.object({
  seq: z.number(),
  hostId: z.string().nullable(),
  hostName: z.string(),
  wave: z.string(),
  title: sentenceSchema,
  state: z.enum(["planned", "running", "done", "failed", "unknown", "skipped"]),
  /** Output of the host, capped; show it escaped and collapsed. */
  output: z.string(),
  startedAt: timestampSchema.nullable(),
  finishedAt: timestampSchema.nullable(),
});

export const operationResourceSchema = z.object({
  id: z.string(),
  kind: operationKindSchema,
  state: operationStateSchema,
  clusterId: z.string().nullable(),
  clusterName: z.string().nullable(),
  hostId: z.string().nullable(),
  hostName: z.string().nullable(),
  planId: z.string().nullable(),
  request: z.record(z.string(), z.unknown()),
  hosts: z.array(operationHostSchema),
  problem: sentenceSchema.nullable(),
  actorName: z.string(),
  reason: z.string(),
  createdAt: timestampSchema,
  startedAt: timestampSchema.nullable(),
  kernelReadAt: timestampSchema.nullable(),
  finishedAt: timestampSchema.nullable(),
  /** What somebody asked of it while it was under way. */
  asked: z.enum(["pause", "abort", "confirm", "re_read"]).nullable(),
  pausedAt: timestampSchema.nullable(),
  confirmBy: timestampSchema.nullable(),
  /** Until when it waits for connections to end, and after it; null = it does not. */
  drainBy: timestampSchema.nullable(),
  drain: drainProgressSchema.nullable(),
});

export const operationDetailSchema = operationResourceSchema.extend({
  steps: z.array(operationStepSchema),
  /** Number of the applied state that it made; null = none. */
  clusterRevision: z.number().nullable(),
});

/** One line of the live log (GET /operations/{id}/events, SSE event `log`; event `operation` carries the resource). */
export const operationEventSchema = z.object({
  id: z.string(),
  at: timestampSchema,
  hostName: z.string().nullable(),
  level: z.enum(["info", "warning", "error"]),
  message: sentenceSchema,
});

export const finishedStates = ["confirmed", "rolled_back", "failed", "partial", "unknown", "timed_out"] as const;

export type PlanResource = z.infer<typeof planResourceSchema>;
export type OperationState = z.infer<typeof operationStateSchema>;
export type OperationKind = z.infer<typeof operationKindSchema>;
export type OperationHost = z.infer<typeof operationHostSchema>;
export type OperationStepResource = z.infer<typeof operationStepSchema>;
export type OperationResource = z.infer<typeof operationResourceSchema>;
export type OperationDetail = z.infer<typeof operationDetailSchema>;
export type OperationEventResource = z.infer<typeof operationEventSchema>;
