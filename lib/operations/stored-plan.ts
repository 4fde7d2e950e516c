import { z } from "zod";

const hostSchema = z.looseObject({
  hostId: z.string(),
  steps: z.array(z.looseObject({ id: z.string() })),
});

/** What apply needs of a stored plan; the rest of it is made again from the hosts as they are now. */
export const storedPlanSchema = z.object({
  fingerprint: z.string(),
  waves: z.array(z.looseObject({ kind: z.string(), hosts: z.array(hostSchema) })),
});

export type StoredPlan = z.infer<typeof storedPlanSchema>;
