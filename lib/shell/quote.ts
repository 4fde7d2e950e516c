import { assert } from "@/lib/model/assert";

/**
 * Makes one POSIX shell word of any text: the only way a value may enter a script. Everything between single quotes is
 * literal in every POSIX shell, so only the single quote itself needs care.
 *
 * Values are one line: a NUL cannot be passed to a program at all, and a line break in a value means that something
 * other than a typed atom got here.
 */
export function quote(value: string): string {
  assert(!/[\0\r\n]/.test(value), "a shell word has no NUL and no line break");
  return quoteText(value);
}

/** As `quote`, for the contents of files and whole scripts, which have line breaks. */
export function quoteText(text: string): string {
  assert(!text.includes("\0"), "shell text has no NUL");
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
