import { z } from "zod";
import { idSchema, timestampSchema } from "./common";

/** One cluster beside its hosts: the newest plan that was made since the restore. */
export const comparedClusterSchema = z.object({
  id: idSchema,
  name: z.string(),
  plan: z
    .object({
      id: idSchema,
      state: z.enum(["pending", "ready", "failed"]),
      createdAt: timestampSchema,
      /** What applying it would change; null unless ready. */
      changeCount: z.number().nullable(),
      /** Hosts on which something would change. */
      hosts: z.array(z.string()),
      /** Errors that forbid applying it, such as a host that does not answer. */
      problemCount: z.number(),
    })
    .nullable(),
});

/** GET /restore. */
export const restoreResourceSchema = z.object({
  /** Since when the panel writes to no host; null = it does. */
  observingSince: timestampSchema.nullable(),
  /** When the backup that was restored last had been made. */
  backupMadeAt: timestampSchema.nullable(),
  /** Those with directors, while observing. */
  clusters: z.array(comparedClusterSchema),
});

export type RestoreResource = z.infer<typeof restoreResourceSchema>;
export type ComparedCluster = z.infer<typeof comparedClusterSchema>;
