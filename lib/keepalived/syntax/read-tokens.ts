export type Token =
  | { readonly kind: "word" | "comment"; readonly text: string; readonly column: number }
  | { readonly kind: "open" | "close"; readonly column: number };

/**
 * Splits one line as keepalived 1.4.2 and newer do: `!` and `#` start a comment and braces stand for themselves, both
 * only outside double quotes, even in the middle of a word. A backslash takes the meaning from a `#`, `!` or, inside
 * quotes, `"` that follows it, and the braces of a `${NAME}` belong to their word. Columns count from 1. `openQuote` is the column of a quote that is not closed; the rest
 * of its line is lost (keepalived does the same).
 */
export function readTokens(text: string): { tokens: Token[]; openQuote: number | null } {
  const tokens: Token[] = [];
  let position = 0;
  while (position < text.length) {
    const character = text.charAt(position);
    const column = position + 1;
    if (isSpace(character)) {
      position += 1;
    } else if (character === "#" || character === "!") {
      tokens.push({ kind: "comment", text: text.slice(position).trimEnd(), column });
      break;
    } else if (character === "{" || character === "}") {
      tokens.push({ kind: character === "{" ? "open" : "close", column });
      position += 1;
    } else {
      const end = endOfWord(text, position);
      if (end.openQuote !== null && end.openQuote === position) return { tokens, openQuote: column };
      const wordEnd = end.openQuote ?? end.position;
      tokens.push({ kind: "word", text: text.slice(position, wordEnd), column });
      if (end.openQuote !== null) return { tokens, openQuote: end.openQuote + 1 };
      position = wordEnd;
    }
  }
  return { tokens, openQuote: null };
}

/** `${NAME}` and `${NAME 1 2}`, which `expand` replaces. */
const reference = /\$\{[A-Za-z_]\w*(?: +\w+)* *\}/y;

function isSpace(character: string): boolean {
  return character === " " || character === "\t" || "\f\v\r\n".includes(character);
}

function isSeparator(character: string): boolean {
  return character === "{" || character === "}" || character === "#" || character === "!";
}

function endOfWord(text: string, start: number): { position: number; openQuote: number | null } {
  let position = start;
  while (position < text.length) {
    const character = text.charAt(position);
    if (character === '"') {
      const close = closingQuote(text, position);
      if (close === null) return { position, openQuote: position };
      position = close + 1;
    } else if (character === "\\" && "#!".includes(text.charAt(position + 1) || " ")) {
      position += 2;
    } else if (character === "$" && text.charAt(position + 1) === "{") {
      reference.lastIndex = position;
      position += reference.exec(text)?.[0].length ?? 1;
    } else if (isSpace(character) || isSeparator(character)) {
      break;
    } else {
      position += 1;
    }
  }
  return { position, openQuote: null };
}

function closingQuote(text: string, open: number): number | null {
  for (let position = open + 1; position < text.length; position += 1) {
    if (text.charAt(position) === "\\") position += 1;
    else if (text.charAt(position) === '"') return position;
  }
  return null;
}
