type WithId = { readonly id: string };

const indexes = new WeakMap<readonly WithId[], Map<string, WithId>>();

/**
 * The item of a list with this id. The index of a list is made once and kept as long as the list: rules and renderers ask
 * for the same VIPs and real servers thousands of times. A list that was asked must not be changed in place; the lists of
 * a cluster never are.
 */
export function byId<Item extends WithId>(items: readonly Item[], id: string): Item | undefined {
  let index = indexes.get(items);
  if (index === undefined) {
    index = new Map(items.map((item) => [item.id, item]));
    indexes.set(items, index);
  }
  // The index of a list holds its items and no others, which a WeakMap's type cannot say.
  return index.get(id) as Item | undefined;
}
