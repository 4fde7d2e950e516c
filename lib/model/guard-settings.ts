import { z } from "zod";
import { freezeWindowSchema } from "./freeze-window";

export const percentSchema = z.int().min(0, "guard_limit.percent").max(100, "guard_limit.percent");

/** How much one push may take away from a cluster before a guard forbids it, and when nothing is pushed at all. */
export const guardSettingsSchema = z.object({
  /** Of a service's destinations, and of its weight, that must stay available; 0 = no limit but the last destination. */
  minAvailablePercent: percentSchema.default(50),
  /** By service id: instead of the cluster's. */
  serviceMinimums: z.record(z.string(), percentSchema).default({}),
  /** Destinations that one push may delete. */
  maxDeletions: z.int().min(1, "guard_limit.deletions").max(100_000, "guard_limit.deletions").default(10),
  /** Of the destinations of one service that are in service; one may always go. */
  maxDeletedPercent: percentSchema.min(1, "guard_limit.deleted_percent").default(25),
  freezeWindows: z.array(freezeWindowSchema).max(50, "guard_limit.freeze_windows").default([]),
  /** Otherwise only who has the permission `guard.override` may. */
  operatorsMayOverride: z.boolean().default(false),
});

export type GuardSettings = z.infer<typeof guardSettingsSchema>;

/** The same settings, where a request asks that more stays available than they do; null = it does not. */
export function withMinimum(settings: GuardSettings, percent: number | null): GuardSettings {
  if (percent === null) return settings;
  const minimums = Object.entries(settings.serviceMinimums).map(([id, own]) => [id, Math.max(own, percent)]);
  return {
    ...settings,
    minAvailablePercent: Math.max(settings.minAvailablePercent, percent),
    serviceMinimums: Object.fromEntries(minimums),
  };
}
