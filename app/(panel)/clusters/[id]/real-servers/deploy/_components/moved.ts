/** The same list with one entry a place earlier or later; as it was when there is no such place. */
export function moved(ids: readonly string[], id: string, by: 1 | -1): readonly string[] {
  const from = ids.indexOf(id);
  const other = ids[from + by];
  if (from === -1 || other === undefined) return ids;
  return ids.with(from, other).with(from + by, id);
}
