import { assert } from "@/lib/model/assert";

/**
 * What can be said in a keepalived.conf of ours at all: one line of visible characters without those that keepalived's
 * quotes cannot hold (`"`, `\`) and the `$` that begins a definition.
 */
export function isQuotable(value: string): boolean {
  return value.length <= 512 && /^[^"\\$\p{C}\p{Zl}\p{Zp}]*$/u.test(value);
}

/**
 * Makes one word of any quotable text: the only way a value of somebody's may enter keepalived.conf. Between double
 * quotes nothing has a meaning there; what is not plain, or could be taken for a line's beginning (`@`, `~`, include), is
 * put between them.
 */
export function quoteWord(value: string): string {
  assert(isQuotable(value), "a word of keepalived.conf is one visible line without quotes, backslash and dollar sign");
  return plain.test(value) && !/^include[rmwba]?$/.test(value) ? value : `"${value}"`;
}

const plain = /^[\w./:*%+-][\w./:*%+,=@-]*$/;

/**
 * The parameter of a script keyword: a program by its absolute path and its arguments, none of which is looked at by a
 * shell. keepalived splits the text at blanks, except between single quotes.
 */
export function quoteCommand(words: readonly string[]): string {
  assert(words[0]?.startsWith("/") === true, "a program is named by its absolute path");
  assert(words.every(isArgument), "an argument is quotable and has no single quote");
  return `"${words.map((word) => (plain.test(word) ? word : `'${word}'`)).join(" ")}"`;
}

/** Whether a text can be an argument of `quoteCommand`. */
export function isArgument(word: string): boolean {
  return isQuotable(word) && !word.includes("'");
}
