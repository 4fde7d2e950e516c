/** What keepalived makes of a word: quotes that enclose it are taken off. */
export function wordValue(word: string): string {
  return word.length >= 2 && word.startsWith('"') && word.indexOf('"', 1) === word.length - 1
    ? word.slice(1, -1)
    : word;
}
