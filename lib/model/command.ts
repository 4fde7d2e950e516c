import { z } from "zod";

/**
 * A program on the directors with its arguments, as separate words. The words are made of characters that neither
 * keepalived nor a shell gives a meaning to, so that no spelling of them can become anything but these words.
 */
export const commandSchema = z
  .tuple([z.string().regex(/^\/[A-Za-z0-9_][\w./+-]{0,254}$/, "command.path")])
  .rest(z.string().regex(/^[\w./:=@%+,-]{1,255}$/, "command.word"))
  .refine((words) => words.length <= 32, "command.too_long")
  // keepalived reads lines of at most 1023 bytes, and the keyword has its place on the line too.
  .refine((words) => words.join(" ").length <= 900, "command.too_long");

/** An absolute path on the directors. */
export const pathSchema = z.string().regex(/^\/[A-Za-z0-9_][\w./+-]{0,254}$/, "path.invalid");

export type Command = z.infer<typeof commandSchema>;
