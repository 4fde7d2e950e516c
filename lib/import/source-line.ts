/** One line of an imported file; `number` counts from 1. The text has no line end. */
export type SourceLine = { readonly path: string; readonly number: number; readonly text: string };

/** A character of a line; `column` counts from 1. */
export type Place = { readonly line: SourceLine; readonly column: number };

/** The first character that is not white space. */
export function startOf(line: SourceLine): Place {
  return { line, column: Math.max(line.text.search(/\S/), 0) + 1 };
}

/** The first occurrence of `word` in its line, or the start of the line. */
export function placeOf(line: SourceLine, word: string): Place {
  const index = word === "" ? -1 : line.text.indexOf(word);
  return index < 0 ? startOf(line) : { line, column: index + 1 };
}
