import { z } from "zod";

export const healthResourceSchema = z.object({
  /** This process answers. */
  live: z.literal(true),
  /** It can do its work: the database answers. */
  ready: z.boolean(),
  checks: z.object({
    database: z.enum(["ok", "away"]),
    /** Whether a worker lives. Without one, changes wait and figures age; web itself goes on. */
    worker: z.enum(["ok", "absent", "unknown"]),
  }),
  /** Nobody has an account yet: the start of the panel printed a one-time link. */
  setupRequired: z.boolean(),
  versions: z.object({ signalbox: z.string(), node: z.string(), postgres: z.string().nullable() }),
});

export type Health = z.infer<typeof healthResourceSchema>;
