import { z } from "zod";

export const healthSchema = z.object({
  /** This process answers. */
  live: z.literal(true),
  /** It can do its work: the database answers. */
  ready: z.boolean(),
  checks: z.object({
    database: z.enum(["ok", "away"]),
    /** Whether a worker lives. Without one, changes wait and figures age; web itself goes on. */
    worker: z.enum(["ok", "absent", "unknown"]),
  }),
  versions: z.object({ signalbox: z.string(), node: z.string(), postgres: z.string().nullable() }),
});

export type Health = z.infer<typeof healthSchema>;
