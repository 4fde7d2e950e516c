import { z } from "zod";
import { conditionKindSchema, severitySchema } from "@/lib/model/alert/kinds";
import { idSchema, timestampSchema } from "./common";

const paramsSchema = z.record(z.string(), z.union([z.string(), z.number()]));

/** Query of GET /alerts */
export const alertFilterSchema = {
  /** Those that hold now, or those that are over. */
  state: z.enum(["open", "resolved"]).optional(),
  kind: conditionKindSchema.optional(),
  clusterId: idSchema.optional(),
  hostId: idSchema.optional(),
};

/** A sentence in the reader's language is `events.raised.<kind>`, filled with `params` and `object`. */
export const alertResourceSchema = z.object({
  id: z.string(),
  kind: conditionKindSchema,
  severity: severitySchema,
  /** What it is about. With the kind and the cluster it says which alert this is. */
  object: z.string(),
  params: paramsSchema,
  clusterId: z.string().nullable(),
  clusterName: z.string().nullable(),
  hostId: z.string().nullable(),
  operationId: z.string().nullable(),
  /** Since when the condition holds; `raisedAt` is later by what its rule asks. */
  since: timestampSchema,
  raisedAt: timestampSchema,
  resolvedAt: timestampSchema.nullable(),
  acknowledgedAt: timestampSchema.nullable(),
  acknowledgedBy: z.string().nullable(),
  note: z.string(),
  /** Nobody is told of it for now. */
  silenced: z.boolean(),
  revision: z.number(),
});

/** POST /alerts/{id}/acknowledge */
export const acknowledgeSchema = z.object({ note: z.string().trim().max(500, "reason.too_long").default("") });

/** POST /silences */
export const createSilenceSchema = z.object({
  /** [] = every kind. */
  kinds: z.array(conditionKindSchema).default([]),
  clusterId: idSchema.nullable().default(null),
  hostId: idSchema.nullable().default(null),
  /** Part of the object's text; "" = any. */
  object: z.string().trim().max(200, "reason.too_long").default(""),
  reason: z.string().trim().min(1, "silence.reason").max(500, "reason.too_long"),
  until: timestampSchema,
});

export const silenceResourceSchema = z.object({
  id: z.string(),
  kinds: z.array(conditionKindSchema),
  clusterId: z.string().nullable(),
  hostId: z.string().nullable(),
  object: z.string(),
  reason: z.string(),
  createdBy: z.string(),
  createdAt: timestampSchema,
  until: timestampSchema,
  endedAt: timestampSchema.nullable(),
  endedBy: z.string().nullable(),
});

const ruleShape = {
  /** [] = every cluster that no other rule of this kind names. */
  clusterIds: z.array(idSchema).max(100, "token.too_many"),
  enabled: z.boolean(),
  severity: severitySchema,
  /** How long a condition must hold before it is an alert. */
  forSec: z.number().int().min(0, "alert.for_range").max(86_400, "alert.for_range"),
  /** Seconds, days or a number of differences, by the kind; null = the kind has none. */
  threshold: z.number().int().min(1, "alert.threshold_range").max(86_400, "alert.threshold_range").nullable(),
};

/** POST /alert-rules */
export const createAlertRuleSchema = z.object({
  kind: conditionKindSchema,
  ...ruleShape,
  clusterIds: ruleShape.clusterIds.default([]),
  enabled: ruleShape.enabled.default(true),
  threshold: ruleShape.threshold.default(null),
});

/** PATCH /alert-rules/{id} */
export const updateAlertRuleSchema = z.object(ruleShape).partial();

/** With `id` null it is the kind's own rule, which holds where there is no other. */
export const alertRuleResourceSchema = z.object({
  id: z.string().nullable(),
  kind: conditionKindSchema,
  ...ruleShape,
  revision: z.number(),
});

/** Something of the timeline. */
export const timelineEntrySchema = z.object({
  id: z.string(),
  at: timestampSchema,
  source: z.enum(["audit", "operation", "event"]),
  /** An audit action, `operation.<kind>` or a kind of event. */
  kind: z.string(),
  /** Of an operation its state, of an event its phase, of an audit entry its outcome. */
  state: z.string(),
  severity: severitySchema,
  object: z.string(),
  params: paramsSchema,
  actorName: z.string(),
  clusterId: z.string().nullable(),
  hostId: z.string().nullable(),
  operationId: z.string().nullable(),
});

export type AlertResource = z.infer<typeof alertResourceSchema>;
export type CreateSilence = z.output<typeof createSilenceSchema>;
export type SilenceResource = z.infer<typeof silenceResourceSchema>;
export type CreateAlertRule = z.output<typeof createAlertRuleSchema>;
export type UpdateAlertRule = z.output<typeof updateAlertRuleSchema>;
export type AlertRuleResource = z.infer<typeof alertRuleResourceSchema>;
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;
