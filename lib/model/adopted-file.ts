import { z } from "zod";

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * A keepalived.conf that was on a director before the panel was, with the files that it includes, as they were imported.
 * Each counts as ours as long as it is that very file, and what Signalbox writes instead keeps its order, comments and
 * unknown lines.
 */
export const adoptedFileSchema = z.object({
  /** Of the file on the director. */
  sha256: sha256Schema,
  text: z.string(),
  /** What it includes, in the order of reading; absent = nothing. */
  included: z.array(z.object({ path: z.string(), sha256: sha256Schema, text: z.string() })).optional(),
  /** By which keepalived there decides lines with `@NAME`; absent = there are none. */
  configId: z.string().optional(),
});

export type AdoptedFile = z.infer<typeof adoptedFileSchema>;
