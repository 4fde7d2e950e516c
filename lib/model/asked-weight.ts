import { z } from "zod";
import { weightSchema } from "./atoms";

/** A weight as somebody asks for it: as the kernel takes it, or in percent of the destination's full weight ("50%"). */
export const askedWeightSchema = z.union([weightSchema, z.string().regex(/^(100|[1-9]?\d)%$/, "weight.percent")]);

export type AskedWeight = z.infer<typeof askedWeightSchema>;

/** A weight, and what 100 % is while it was set in percent; null = the weight itself. */
export type ScaledWeight = { readonly weight: number; readonly fullWeight: number | null };

/**
 * What such a request makes of a weight. The full weight is that before the first percentage, and stays so until somebody
 * sets a number: "50%" asked twice is one half, and "100%" brings everything back. Rounded, but never to 0, which would take
 * the destination out.
 */
export function scaledWeight(before: ScaledWeight, asked: AskedWeight): ScaledWeight {
  if (typeof asked === "number") return { weight: asked, fullWeight: null };
  const full = before.fullWeight ?? before.weight;
  const percent = Number.parseInt(asked, 10);
  if (percent === 100) return { weight: full, fullWeight: null };
  const least = percent === 0 ? 0 : Math.min(1, full);
  return { weight: Math.max(least, Math.round((full * percent) / 100)), fullWeight: full };
}
