import { errorAt, type Problem } from "@/lib/model/problem";

export type Token =
  | { readonly kind: "word" | "comment"; readonly text: string; readonly column: number }
  | { readonly kind: "open" | "close"; readonly column: number };

/**
 * Splits one line as keepalived 1.4.2 and newer do: `!` and `#` start a comment and braces stand for themselves, both
 * only outside double quotes, even in the middle of a word. Columns count from 1. A quote that is not closed is a
 * problem, and the rest of its line is lost (keepalived does the same).
 */
export function readTokens(text: string, lineNumber: number): { tokens: Token[]; problems: Problem[] } {
  const tokens: Token[] = [];
  const pattern = /\s+|([#!].*)|([{}])|((?:"[^"]*"|[^\s{}"#!])+)|"/g;
  for (const match of text.trimEnd().matchAll(pattern)) {
    const [whole, comment, brace, word] = match;
    const column = match.index + 1;
    if (comment !== undefined) tokens.push({ kind: "comment", text: comment, column });
    else if (brace !== undefined) tokens.push({ kind: brace === "{" ? "open" : "close", column });
    else if (word !== undefined) tokens.push({ kind: "word", text: word, column });
    else if (whole === '"') {
      const problem = errorAt(["line", lineNumber], "keepalived.open_quote", { line: lineNumber, column });
      return { tokens, problems: [problem] };
    }
  }
  return { tokens, problems: [] };
}
