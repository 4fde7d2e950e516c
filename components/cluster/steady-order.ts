import type { ServiceView } from "./service-view";

/** The order in which rows were shown: keys of services, and of the destinations of each. */
export type ShownOrder = ReadonlyMap<string, readonly string[]>;

export function orderOf(views: readonly ServiceView[]): ShownOrder {
  return new Map(views.map(({ key, members }) => [key, members.map(({ endpoint }) => endpoint)]));
}

/** The same rows in a former order; those that were not there then come last. */
export function inOrder(views: readonly ServiceView[], order: ShownOrder): ServiceView[] {
  return arranged(views, [...order.keys()], ({ key }) => key).map((view) => ({
    ...view,
    members: arranged(view.members, order.get(view.key) ?? [], ({ endpoint }) => endpoint),
  }));
}

function arranged<Row>(rows: readonly Row[], keys: readonly string[], keyOf: (row: Row) => string): Row[] {
  const places = new Map(keys.map((key, place) => [key, place]));
  const place = (row: Row): number => places.get(keyOf(row)) ?? keys.length;
  return [...rows].sort((a, b) => place(a) - place(b));
}
