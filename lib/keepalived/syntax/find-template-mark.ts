import { readTokens } from "./read-tokens";

export type TemplateMark = { readonly line: number; readonly column: number; readonly mark: string };

/**
 * The first placeholder of a template (`{{ … }}`, `{% … %}`, `<% … %>`) outside of quotes and comments, or null. Nothing in
 * keepalived.conf looks like that, and read as one, a template is nothing but faults.
 */
export function findTemplateMark(text: string): TemplateMark | null {
  const candidates = /\{\{|\{%|<%/g;
  let line = 1;
  let counted = 0;
  for (let match = candidates.exec(text); match !== null; match = candidates.exec(text)) {
    const start = text.lastIndexOf("\n", match.index) + 1;
    const end = text.indexOf("\n", match.index);
    const lineText = text.slice(start, end === -1 ? text.length : end).slice(0, maxLength);
    for (; counted < start; counted += 1) if (text.charAt(counted) === "\n") line += 1;
    const mark = match[0];
    const column = markIn(lineText, mark);
    if (column !== null) return { line, column, mark };
    candidates.lastIndex = end === -1 ? text.length : end;
  }
  return null;
}

/** keepalived takes no longer line. */
const maxLength = 1023;

function markIn(line: string, mark: string): number | null {
  const { tokens } = readTokens(line);
  for (const [index, { kind, column }] of tokens.entries()) {
    const next = tokens[index + 1];
    const starts = line.startsWith(mark, column - 1);
    if (kind === "word" && starts) return column;
    if (kind === "open" && starts && next?.column === column + 1) return column;
  }
  return null;
}
