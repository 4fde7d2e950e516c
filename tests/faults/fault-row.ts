import { z } from "zod";

/** One line of the table: what was promised, what was done to it, and the worst that came of it. */
export const faultRowSchema = z.object({
  /** Of docs/guide/faults.md, such as "R9". */
  promise: z.string().regex(/^R\d+$/),
  fault: z.string(),
  trials: z.number().int(),
  /** Null = the trials did not get as far as a figure. */
  worst: z.number().nullable(),
  /** The promise holds while `worst` is at most this. */
  limit: z.number(),
  /** What the figures count, such as "s" or "writes". */
  unit: z.string(),
  held: z.boolean(),
});
export type FaultRow = z.infer<typeof faultRowSchema>;
