import type { AppliedState, ExportedHost } from "./model";

/**
 * The hosts in the order in which to set them up: real servers first, so that nothing is sent to one that would answer
 * ARP for a VIP; then the directors, the preferred master last.
 */
export function hostOrder({ cluster, hosts }: Pick<AppliedState, "cluster" | "hosts">): ExportedHost[] {
  const priorities = new Map(cluster.directors.map(({ hostId, priority }) => [hostId, priority]));
  const place = ({ id }: ExportedHost) => priorities.get(id) ?? 0;
  return [...hosts].sort((a, b) => place(a) - place(b) || (a.name < b.name ? -1 : 1));
}
