import { readTokens } from "./read-tokens";

/** A line up to its comment, and the comment from its `#` or `!` on; together they are the line. */
export function splitComment(text: string): { code: string; comment: string } {
  const last = /[#!]/.test(text) ? readTokens(text).tokens.at(-1) : undefined;
  if (last?.kind !== "comment") return { code: text, comment: "" };
  return { code: text.slice(0, last.column - 1), comment: last.text };
}
