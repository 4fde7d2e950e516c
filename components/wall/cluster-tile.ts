import type { ClusterResource } from "@/lib/api/resources/cluster";
import type { WallException, WallLevel, WallTile } from "@/lib/api/resources/wall-view";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import { totalsOf } from "../cluster/cluster-totals";
import { oldestOf } from "./oldest-of";
import { servingParts } from "./serving-parts";

type Snapshots = ReadonlyMap<string, DirectorSnapshot>;

export type ClusterFacts = {
  readonly exceptions: readonly WallException[];
  /** Directors that hold a VIP now. */
  readonly holders: readonly DirectorSnapshot[];
  readonly all: Snapshots;
  readonly fresh: Snapshots;
};

/** A cluster as one tile. Its figures are those of the directors that hold its VIPs: the traffic is there. */
export function clusterTile(cluster: ClusterResource, { exceptions, holders, all, fresh }: ClusterFacts): WallTile {
  const seen = cluster.directors.flatMap(({ id }) => fresh.get(id) ?? []);
  const { connPerSec, active } = totalsOf(holders);
  return {
    id: cluster.id,
    clusterId: cluster.id,
    name: cluster.name,
    level: levelOf(cluster, exceptions, seen.length > 0),
    ...servingParts(cluster, cluster.services, fresh),
    directors: { up: seen.length, total: cluster.directors.length },
    holders: holders.map(({ name }) => name),
    connPerSec,
    active: holders.length === 0 ? null : active,
    freshAt: oldestOf(cluster.directors.map(({ id }) => all.get(id)?.freshAt ?? null)),
  };
}

/** As bad as the worst that was found. Nothing found says something only where somebody looked. */
export function levelOf(
  { appliedRevision }: Pick<ClusterResource, "appliedRevision">,
  exceptions: readonly Pick<WallException, "level">[],
  isSeen: boolean,
): WallLevel {
  if (appliedRevision === 0) return "idle";
  if (exceptions.some(({ level }) => level === "bad")) return "bad";
  if (!isSeen) return "unclear";
  return exceptions.length > 0 ? "caution" : "good";
}
