import { z } from "zod";

const hostSchema = z.looseObject({
  hostId: z.string(),
  steps: z.array(z.looseObject({ id: z.string() })),
});

/** What apply needs of a stored plan; the rest of it is made again from the hosts as they are now. */
export const storedPlanSchema = z.object({
  fingerprint: z.string(),
  /** Absent in plans from before it was kept. */
  basis: z
    .array(
      z.object({
        what: z.enum(["draft", "reachable", "vips", "table", "addresses", "file", "host"]),
        host: z.string(),
        path: z.string(),
        sha256: z.string(),
      }),
    )
    .default([]),
  waves: z.array(z.looseObject({ kind: z.string(), hosts: z.array(hostSchema) })),
});

export type StoredPlan = z.infer<typeof storedPlanSchema>;
