/** The ids between two of them, both included, in the order in which the page shows them; only `to` when `from` is not shown. */
export function idsBetween(shown: readonly string[], from: string | null, to: string): readonly string[] {
  const end = shown.indexOf(to);
  const start = from === null ? -1 : shown.indexOf(from);
  if (start === -1 || end === -1) return [to];
  return shown.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/** `ids` become selected, or not selected; what else is selected stays. */
export function withSelected(
  selected: readonly string[],
  ids: readonly string[],
  isSelected: boolean,
): readonly string[] {
  const others = selected.filter((id) => !ids.includes(id));
  return isSelected ? [...others, ...ids] : others;
}
