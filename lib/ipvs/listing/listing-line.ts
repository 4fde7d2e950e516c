/** One line of what ipvsadm prints; `number` counts from 1. */
export type ListingLine = { readonly number: number; readonly text: string; readonly words: readonly string[] };

const [tab, carriageReturn, space] = [9, 13, 32];

/** Splits at white space, never at columns: IPv6 addresses overflow those. Written out because every row comes here. */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  let start = -1;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const isBlank = code === space || code === tab || code === carriageReturn;
    if (isBlank && start >= 0) words.push(text.slice(start, index));
    if (isBlank) start = -1;
    else if (start < 0) start = index;
  }
  if (start >= 0) words.push(text.slice(start));
  return words;
}

/** Where a word begins in its line, counted from 1; a word that the line is missing would begin after its end. */
export function columnOf({ text, words }: ListingLine, wordIndex: number): number {
  let end = 0;
  for (const [index, word] of words.entries()) {
    const start = text.indexOf(word, end);
    if (index === wordIndex) return start + 1;
    end = start + word.length;
  }
  return text.trimEnd().length + 1;
}
