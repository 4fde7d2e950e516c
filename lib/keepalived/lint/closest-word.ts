/** The word that somebody may have meant: one or, in long words, two letters off. Null = none is near. */
export function closestWord(word: string, words: readonly string[]): string | null {
  const limit = word.length < 6 ? 1 : 2;
  const near = words
    .map((candidate) => ({ candidate, distance: distanceBetween(word, candidate, limit) }))
    .filter(({ distance }) => distance <= limit)
    .toSorted((one, other) => one.distance - other.distance);
  return near[0]?.candidate ?? null;
}

/** Letters to insert, delete or replace; above `limit` only that it is above. */
function distanceBetween(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
