import { z } from "zod";
import { wallSettingsSchema } from "./wall";

/** idle: never applied, so nothing could be wrong. unclear: nothing recent is known. */
export const wallLevelSchema = z.enum(["good", "idle", "unclear", "caution", "bad"]);

/** Of how many it is meant to be, how many are. */
const partSchema = z.object({ up: z.number(), total: z.number() });

/** A cluster or a VIP in a few figures. */
export const wallTileSchema = z.object({
  id: z.string(),
  clusterId: z.string(),
  /** Of a VIP: its address, or the names of its services on a screen that hides addresses. */
  name: z.string(),
  level: wallLevelSchema,
  /** Services that are as they are meant to be; null = not known. */
  services: partSchema.nullable(),
  /** Destinations that serve, of those that are meant to; null = not known. */
  destinations: partSchema.nullable(),
  /** Directors that were sampled lately. */
  directors: partSchema,
  /** Names of the directors that hold its VIPs now. */
  holders: z.array(z.string()),
  /** Null = not known, which is not 0. */
  connPerSec: z.number().nullable(),
  active: z.number().nullable(),
  /** When the oldest of these figures was read; null = nothing was. */
  freshAt: z.string().nullable(),
});

export const wallExceptionKinds = [
  "service_down",
  "service_degraded",
  "service_drift",
  "vip_nobody",
  "vip_split",
  "director_lost",
  "keepalived_stopped",
  "drift",
  "vip_silent",
  "quorum_lost",
  "sorry_server",
  "operation_failed",
] as const;

/** Something that needs somebody. */
export const wallExceptionSchema = z.object({
  key: z.string(),
  level: z.enum(["caution", "bad"]),
  kind: z.enum(wallExceptionKinds),
  clusterId: z.string(),
  clusterName: z.string(),
  /** VIPs that it concerns; [] = the cluster as a whole. */
  vipIds: z.array(z.string()),
  /** The service, VIP or director. "" = the cluster. */
  subject: z.string(),
  /** Of a service: how much of it serves. Of drift: nothing. */
  up: z.number().nullable(),
  total: z.number().nullable(),
});

export const wallSummarySchema = z.object({
  clusters: z.array(wallTileSchema),
  vips: z.array(wallTileSchema),
  /** Worst first. */
  exceptions: z.array(wallExceptionSchema),
});

/** Event `view` of a screen's stream: everything that it shows, anew at least every five seconds. */
export const wallViewSchema = z.object({
  serverTime: z.iso.datetime(),
  build: z.string(),
  screen: wallSettingsSchema,
  summary: wallSummarySchema,
});

export type WallLevel = z.infer<typeof wallLevelSchema>;
export type WallTile = z.infer<typeof wallTileSchema>;
export type WallException = z.infer<typeof wallExceptionSchema>;
export type WallSummary = z.infer<typeof wallSummarySchema>;
export type WallView = z.infer<typeof wallViewSchema>;
