import { z } from "zod";
import { guardSettingsSchema } from "@/lib/model/guard-settings";

/** What guards the pushes of a cluster. `revision` is the cluster's. */
export const guardsResourceSchema = guardSettingsSchema.extend({ revision: z.number() });

const { shape } = guardSettingsSchema;

/** PATCH /clusters/{id}/guards: what is left out stays. */
export const updateGuardsSchema = z.object({
  minAvailablePercent: shape.minAvailablePercent.unwrap().optional(),
  serviceMinimums: shape.serviceMinimums.unwrap().optional(),
  maxDeletions: shape.maxDeletions.unwrap().optional(),
  maxDeletedPercent: shape.maxDeletedPercent.unwrap().optional(),
  freezeWindows: shape.freezeWindows.unwrap().optional(),
  operatorsMayOverride: shape.operatorsMayOverride.unwrap().optional(),
});

export type GuardsResource = z.infer<typeof guardsResourceSchema>;
