import { z } from "zod";
import { locales } from "@/lib/i18n/locales";
import { channelKindSchema, channelSettingsSchema } from "@/lib/model/alert/channel-settings";
import { conditionKindSchema, severitySchema } from "@/lib/model/alert/kinds";
import { nameSchema } from "@/lib/model/atoms";
import { idSchema, sentenceSchema, timestampSchema } from "./common";

const channelShape = {
  name: nameSchema,
  enabled: z.boolean(),
  locale: z.enum(locales),
  minSeverity: severitySchema,
  /** [] = every kind. */
  kinds: z.array(conditionKindSchema),
  /** [] = every cluster, and what belongs to none. */
  clusterIds: z.array(idSchema).max(100, "token.too_many"),
};

/** POST /channels. What is in `settings` is never read again by anybody but the worker. */
export const createChannelSchema = z.object({
  ...channelShape,
  enabled: channelShape.enabled.default(true),
  locale: channelShape.locale.default("en"),
  minSeverity: channelShape.minSeverity.default("warning"),
  kinds: channelShape.kinds.default([]),
  clusterIds: channelShape.clusterIds.default([]),
  settings: channelSettingsSchema,
});

/** PATCH /channels/{id}. Settings are replaced as a whole, and stay of the same kind. */
export const updateChannelSchema = z.object({ ...channelShape, settings: channelSettingsSchema }).partial();

export const channelResourceSchema = z.object({
  id: z.string(),
  kind: channelKindSchema,
  ...channelShape,
  /** By which people tell channels apart: a host name, recipients of mail. */
  hint: z.string(),
  lastSentAt: timestampSchema.nullable(),
  /** Of the last attempt; null = it was taken, or there was none. */
  problem: sentenceSchema.nullable(),
  waiting: z.number(),
  /** Messages that were given up. */
  dead: z.number(),
  revision: z.number(),
});

/** Query of GET /deliveries */
export const deliveryFilterSchema = {
  channelId: idSchema.optional(),
  state: z.enum(["waiting", "sent", "dead"]).optional(),
};

export const deliveryResourceSchema = z.object({
  id: z.string(),
  channelId: z.string(),
  channelName: z.string(),
  phase: z.enum(["raised", "resolved", "test"]),
  state: z.enum(["waiting", "sent", "dead"]),
  tries: z.number(),
  nextTryAt: timestampSchema,
  createdAt: timestampSchema,
  sentAt: timestampSchema.nullable(),
  problem: sentenceSchema.nullable(),
  /** What it tells of; null = a test. */
  alert: z.object({ id: z.string(), kind: z.string(), object: z.string() }).nullable(),
});

export type CreateChannel = z.output<typeof createChannelSchema>;
export type UpdateChannel = z.output<typeof updateChannelSchema>;
export type ChannelResource = z.infer<typeof channelResourceSchema>;
export type DeliveryResource = z.infer<typeof deliveryResourceSchema>;
