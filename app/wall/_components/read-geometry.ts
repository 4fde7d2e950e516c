import { z } from "zod";
import { wallSettingsSchema } from "@/lib/api/resources/wall";

const schema = z.object({
  dist: z.coerce.number().pipe(wallSettingsSchema.shape.distanceM.unwrap()).optional().catch(undefined),
  diag: z.coerce.number().pipe(wallSettingsSchema.shape.diagonalIn.unwrap()).optional().catch(undefined),
});

/** `?dist=5&diag=55`: metres and inches of this very device, which go before what the screen is set to. */
export type Geometry = { readonly distanceM: number | null; readonly diagonalIn: number | null };

export function readGeometry(query: Readonly<Record<string, unknown>>): Geometry {
  const { dist, diag } = schema.parse(query);
  return { distanceM: dist ?? null, diagonalIn: diag ?? null };
}
