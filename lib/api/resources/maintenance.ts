import { z } from "zod";
import { guardOverrideSchema } from "@/lib/model/guard-override";
import { serverHealthSchema } from "@/lib/model/health-look";
import { holdKindSchema } from "@/lib/model/hold";
import { maintenanceStateSchema } from "@/lib/model/maintenance";
import { idSchema, problemSchema, sentenceSchema, timestampSchema } from "./common";

const reason = z.string().trim().min(1, "maintenance.reason").max(500, "reason.too_long");

const drainLimitSec = z
  .number()
  .int()
  .min(1, "duration.range")
  .max(7 * 86_400, "duration.range");

/** POST /real-servers/{id}/maintenances */
export const createMaintenanceSchema = z.object({
  reason,
  /** Null = now. */
  from: timestampSchema.nullable().default(null),
  /** Null = until somebody ends it. */
  until: timestampSchema.nullable().default(null),
  how: holdKindSchema.default("drain"),
  /** The operation that takes it out goes on until no connection is left, for so many seconds at most. */
  drainLimitSec: drainLimitSec.nullable().default(null),
  /** Says what would happen if it began now, and does nothing. */
  dryRun: z.boolean().default(false),
  /** Of one that begins now. */
  override: guardOverrideSchema.optional(),
});

/** PATCH /maintenances/{id} */
export const updateMaintenanceSchema = z.object({
  reason: reason.optional(),
  until: timestampSchema.nullable().optional(),
});

/** POST /maintenances/{id}/end */
export const endMaintenanceSchema = z
  .object({
    reason: z.string().trim().max(500, "reason.too_long").default(""),
    /** Brings the server back without a look at it, or although it is not good. */
    force: z.boolean().default(false),
  })
  .refine((asked) => !asked.force || asked.reason !== "", { path: ["reason"], error: "maintenance.force_reason" });

/** Query of GET /maintenances */
export const maintenanceFilterSchema = {
  clusterId: idSchema.optional(),
  realServerId: idSchema.optional(),
  state: maintenanceStateSchema.optional(),
  /** Only those that are not over. */
  open: z.enum(["true", "false"]).optional(),
};

export const maintenanceResourceSchema = z.object({
  id: z.string(),
  clusterId: z.string(),
  clusterName: z.string(),
  realServerId: z.string(),
  realServerName: z.string(),
  state: maintenanceStateSchema,
  how: holdKindSchema,
  reason: z.string(),
  ownerName: z.string(),
  createdAt: timestampSchema,
  from: timestampSchema,
  until: timestampSchema.nullable(),
  drainLimitSec: z.number().nullable(),
  begunAt: timestampSchema.nullable(),
  /** Since when it is over and the server has still to show that it is good. */
  overAt: timestampSchema.nullable(),
  endedAt: timestampSchema.nullable(),
  /** Null = its time was over. */
  endedBy: z.string().nullable(),
  endReason: z.string(),
  forced: z.boolean(),
  /** What forbade it when it was to begin. */
  problem: sentenceSchema.nullable(),
  /** What directors see of the server, while it waits. */
  health: serverHealthSchema.nullable(),
  alarmedAt: timestampSchema.nullable(),
  /** What took it out, and what brought it back; null = nothing was pushed. */
  operationId: z.string().nullable(),
  endOperationId: z.string().nullable(),
  revision: z.number(),
});

/** Answer to a dry run. */
export const maintenancePreviewSchema = z.object({
  dryRun: z.literal(true),
  services: z.array(z.object({ serviceName: z.string(), port: z.number(), explanation: sentenceSchema })),
  /** What guards would forbid now. */
  problems: z.array(problemSchema),
});

export type CreateMaintenance = z.output<typeof createMaintenanceSchema>;
export type UpdateMaintenance = z.output<typeof updateMaintenanceSchema>;
export type EndMaintenance = z.output<typeof endMaintenanceSchema>;
export type MaintenanceResource = z.infer<typeof maintenanceResourceSchema>;
export type MaintenancePreview = z.infer<typeof maintenancePreviewSchema>;
