import type { Actor } from "@/lib/access/model";
import type { DesiredCluster } from "@/lib/model/cluster";
import { errorAt, type Problem } from "@/lib/model/problem";
import type { Subject } from "./consistency-problems";

/**
 * A token that is limited to clusters may rearrange the hosts that they have, and bring in none: hosts belong to no cluster,
 * and whoever applies a cluster has root on all of its hosts. Paths are those of the edited object.
 */
export function foreignHostProblems(
  actor: Actor,
  before: DesiredCluster,
  { next, subject }: { readonly next: DesiredCluster; readonly subject: Subject },
): Problem[] {
  if (actor.kind !== "person" || actor.token === undefined || actor.token.clusterIds.length === 0) return [];
  const known = new Set(hostsOf(before).map(({ hostId }) => hostId));
  const foreign = hostsOf(next).filter(({ hostId }) => hostId !== null && !known.has(hostId));
  return foreign.map(({ path }) => errorAt([...path, "hostId"].slice(subject.length), "token.foreign_host"));
}

function hostsOf({ directors, realServers }: DesiredCluster): { hostId: string | null; path: (string | number)[] }[] {
  return [
    ...directors.map(({ hostId }, index) => ({ hostId, path: ["directors", index] })),
    ...realServers.map(({ hostId }, index) => ({ hostId, path: ["realServers", index] })),
  ];
}
