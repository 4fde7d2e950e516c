import { z } from "zod";
import { weightSchema } from "./atoms";

/**
 * How a destination is out of service, from the mildest to the hardest. Its weight is 0 in each.
 *
 *     drain    new connections go elsewhere; those that exist go on, and persistent clients stay until their template ends
 *     offline  as drain, but persistent clients too go elsewhere with their next connection
 *     cut      it is out of the kernel's table, and connections that exist end with their next packet
 */
export const holdKinds = ["drain", "offline", "cut"] as const;
export const holdKindSchema = z.enum(holdKinds);

/** `weight` is what it comes back with. */
export const holdSchema = z.object({ kind: holdKindSchema, weight: weightSchema });

export type HoldKind = z.infer<typeof holdKindSchema>;
export type Hold = z.infer<typeof holdSchema>;

/** Several people may hold a destination for reasons of their own: the hardest of them decides. Null = none does. */
export function strongestHold(kinds: readonly HoldKind[]): HoldKind | null {
  return holdKinds.findLast((kind) => kinds.includes(kind)) ?? null;
}
