import { z } from "zod";
import { driftKinds } from "@/lib/plan/drift/model";
import { timestampSchema } from "./common";

export const driftItemResourceSchema = z.object({
  id: z.string(),
  hostId: z.string(),
  hostName: z.string(),
  role: z.enum(["director", "real-server"]),
  kind: z.enum(driftKinds),
  /** What it is about: a service, a destination of it, a path, an address, a sysctl. */
  object: z.string(),
  /** In the words of ipvsadm, ip and sysctl; null = it is not there. */
  desired: z.string().nullable(),
  file: z.string().nullable(),
  kernel: z.string().nullable(),
  /** It can be made the desired state: POST …/drift/{item}/adopt. */
  adoptable: z.boolean(),
  since: timestampSchema,
  seenAt: timestampSchema,
  seenCount: z.number(),
  /** When it was seen again after it had been put right, over the last minutes. */
  returns: z.array(timestampSchema),
  /** Since when somebody else keeps changing it back; null = no fight. */
  fightSince: timestampSchema.nullable(),
  ignored: z.object({ at: timestampSchema, by: z.string(), reason: z.string() }).nullable(),
});

/** GET /clusters/{id}/drift: in what the hosts differ from what was applied last. */
export const driftResourceSchema = z.object({
  /** Null = nothing was compared yet. */
  lookedAt: timestampSchema.nullable(),
  /** The revision of the cluster that it was compared with. */
  revisionNumber: z.number().nullable(),
  intervalSec: z.number(),
  autoRepair: z.boolean(),
  /** Since when automatic repair holds still. */
  pausedAt: timestampSchema.nullable(),
  /** Hosts that the newest look could not read; what is said of them is from before. */
  unread: z.array(z.object({ hostId: z.string(), name: z.string(), code: z.string() })),
  items: z.array(driftItemResourceSchema),
  /** For If-Match of PATCH. */
  revision: z.number(),
});

/** PATCH /clusters/{id}/drift. `autoRepair: true` also lets a repair that holds still go on. */
export const updateDriftSchema = z.object({
  intervalSec: z.number().int().min(10, "drift.interval").max(86_400, "drift.interval").optional(),
  autoRepair: z.boolean().optional(),
});

export const ignoreDriftSchema = z.object({
  reason: z.string().trim().min(1, "value.required").max(500, "reason.too_long"),
});

export type DriftItemResource = z.infer<typeof driftItemResourceSchema>;
export type DriftResource = z.infer<typeof driftResourceSchema>;
