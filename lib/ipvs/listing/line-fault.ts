import { errorAt, type Problem } from "@/lib/model/problem";
import { columnOf, type ListingLine } from "./listing-line";

/** Why a line is not understood, and which of its words (from 0) says so. `code` is the problem's code. */
export class LineFault {
  constructor(
    readonly code: string,
    readonly word = 0,
  ) {}
}

export function isFault(value: unknown): value is LineFault {
  return value instanceof LineFault;
}

/** The problem of a faulty line, for somebody who has the text before them. */
export function problemOf(line: ListingLine, { code, word }: LineFault): Problem {
  return problemAt(line, columnOf(line, word), code, { word: printable(line.words[word] ?? "") });
}

export function problemAt(line: ListingLine, column: number, code: string, params: Problem["params"] = {}): Problem {
  return errorAt(["line", line.number], code, { line: line.number, column, text: printable(line.text), ...params });
}

/** Problems are shown on terminals and in pages: short, and nothing in them that turns the direction of text around. */
function printable(text: string): string {
  return text
    .trim()
    .slice(0, 200)
    .replaceAll(/[^\x20-\x7e]/g, "\ufffd");
}
