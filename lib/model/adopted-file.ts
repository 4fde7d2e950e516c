import { z } from "zod";

/**
 * A keepalived.conf that was on a director before the panel was, as it was imported. It counts as ours as long as it is
 * that very file, and what Signalbox writes instead keeps its order, comments and unknown lines.
 */
export const adoptedFileSchema = z.object({
  /** Of the file on the director. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  text: z.string(),
});

export type AdoptedFile = z.infer<typeof adoptedFileSchema>;
