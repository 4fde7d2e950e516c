/** Indices of the items whose key an earlier item has already, with that item's index. */
export function findRepeats<T>(items: readonly T[], keyOf: (item: T) => string | number): [number, number][] {
  const first = new Map<string | number, number>();
  return items.flatMap((item, index): [number, number][] => {
    const key = keyOf(item);
    const earlier = first.get(key);
    if (earlier !== undefined) return [[index, earlier]];
    first.set(key, index);
    return [];
  });
}
