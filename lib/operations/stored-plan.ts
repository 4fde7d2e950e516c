import { z } from "zod";

/** What apply needs of a stored plan; the rest of it is made again from the hosts as they are now. */
export const storedPlanSchema = z.object({ fingerprint: z.string(), waves: z.array(z.unknown()) });
