import type { ServiceView } from "./service-view";

/** The destinations of a table in its order, each once: one of a group stands under every address of the group. */
export function shownDestinations(views: readonly ServiceView[]): readonly string[] {
  const ids = views.flatMap(({ members }) => members.flatMap(({ desired }) => (desired === null ? [] : [desired.id])));
  return [...new Set(ids)];
}
