import { z } from "zod";
import { locales } from "@/lib/i18n/locales";
import { nameSchema } from "@/lib/model/atoms";
import { idSchema, timestampSchema } from "./common";

/** fleet: all its clusters at once. cluster: one after the other. vip: one VIP. */
export const wallLayoutSchema = z.enum(["fleet", "cluster", "vip"]);
export const wallThemeSchema = z.enum(["dark", "light"]);

const hour = z.number().int().min(0, "wall.hour").max(23, "wall.hour");

/** How a screen shows what it shows. */
export const wallSettingsSchema = z.object({
  name: nameSchema,
  layout: wallLayoutSchema.default("fleet"),
  /** [] = every cluster. */
  clusterIds: z.array(idSchema).max(100, "wall.too_many").default([]),
  /** Which one the layout `vip` shows. */
  vipId: idSchema.nullable().default(null),
  /** How long each page stays, when there is more than one. */
  rotationSec: z.number().int().min(5, "wall.rotation").max(600, "wall.rotation").default(25),
  locale: z.enum(locales).default("en"),
  theme: wallThemeSchema.default("dark"),
  /** Metres from the screen to who reads it, and inches across it: together they say how large letters are. */
  distanceM: z.number().min(0.5, "wall.distance").max(30, "wall.distance").default(5),
  diagonalIn: z.number().min(10, "wall.diagonal").max(300, "wall.diagonal").default(55),
  /** VIPs are shown by the names of their services. */
  hideAddresses: z.boolean().default(false),
  /** Between these hours of the screen's own clock it is dimmed, unless there is an alarm; null = never. */
  dim: z.object({ from: hour, until: hour }).nullable().default(null),
});

/** As it is typed: eight letters; hyphen, spaces and case do not matter. */
const pairingCodeSchema = z.string().max(20, "wall.code_unknown");

/** POST /wall-screens. With the code that a screen shows it is paired; without one the answer has a link. */
export const createWallScreenSchema = wallSettingsSchema.extend({
  /** The first address that it is opened from is the only one ever after. */
  pinAddress: z.boolean().default(false),
  code: pairingCodeSchema.optional(),
});

/** PATCH /wall-screens/{id}: what shows it follows within seconds. */
export const updateWallScreenSchema = z.object({
  name: wallSettingsSchema.shape.name.optional(),
  layout: wallLayoutSchema.optional(),
  clusterIds: wallSettingsSchema.shape.clusterIds.unwrap().optional(),
  vipId: wallSettingsSchema.shape.vipId.unwrap().optional(),
  rotationSec: wallSettingsSchema.shape.rotationSec.unwrap().optional(),
  locale: wallSettingsSchema.shape.locale.unwrap().optional(),
  theme: wallThemeSchema.optional(),
  distanceM: wallSettingsSchema.shape.distanceM.unwrap().optional(),
  diagonalIn: wallSettingsSchema.shape.diagonalIn.unwrap().optional(),
  hideAddresses: z.boolean().optional(),
  dim: wallSettingsSchema.shape.dim.unwrap().optional(),
});

/** POST /wall-screens/{id}/pair */
export const pairWallScreenSchema = z.object({ code: pairingCodeSchema });

export const wallScreenResourceSchema = wallSettingsSchema.extend({
  id: z.string(),
  revision: z.number(),
  pinAddress: z.boolean(),
  pinnedTo: z.string().nullable(),
  createdByName: z.string(),
  createdAt: timestampSchema,
  /** Null = nothing has shown it yet. */
  lastSeenAt: timestampSchema.nullable(),
  lastSeenFrom: z.string().nullable(),
  revokedAt: timestampSchema.nullable(),
});

/** The answer to POST /wall-screens is the only one that has the link's token; null = it was paired by code. */
export const createdWallScreenSchema = wallScreenResourceSchema.extend({ token: z.string().nullable() });

export type WallLayout = z.infer<typeof wallLayoutSchema>;
export type WallSettings = z.infer<typeof wallSettingsSchema>;
export type WallScreenResource = z.infer<typeof wallScreenResourceSchema>;
export type CreatedWallScreen = z.infer<typeof createdWallScreenSchema>;
