import { sampleLevel } from "@/lib/history/levels";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import type { ClusterFacts } from "./cluster-facts";
import type { Labels } from "./exposition";

/** One director with what its kernel shows now. */
export type DirectorScene = {
  readonly cluster: ClusterFacts;
  readonly labels: Labels;
  /** Null = it was never sampled. */
  readonly snapshot: DirectorSnapshot | null;
  /** The newest good sample is young enough to be believed: everything else is absent, so that nothing looks frozen. */
  readonly isFresh: boolean;
};

const freshMs = 3 * sampleLevel.resolutionMs;

/** Every director of the clusters, in their order. */
export function directorScenes(
  clusters: readonly ClusterFacts[],
  snapshots: readonly DirectorSnapshot[],
  nowMs: number,
): DirectorScene[] {
  const byDirector = new Map(snapshots.map((snapshot) => [snapshot.directorId, snapshot]));
  return clusters.flatMap((cluster) =>
    cluster.directors.map(({ id, name }): DirectorScene => {
      const snapshot = byDirector.get(id) ?? null;
      const freshAt = snapshot?.freshAt ?? null;
      const isFresh = freshAt !== null && nowMs - Date.parse(freshAt) <= freshMs;
      return { cluster, labels: { cluster: cluster.name, director: name }, snapshot, isFresh };
    }),
  );
}
