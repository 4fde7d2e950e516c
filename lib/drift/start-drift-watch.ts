import { claimDueClusters } from "./claim-due-clusters";
import type { DriftDeps } from "./drift-deps";
import { lookAtCluster } from "./look-at-cluster";

/** How late a look may be; the query behind it is small. */
const checkIntervalMs = 2_000;

/**
 * Compares the hosts of every cluster with what was applied there, each cluster in its own time. Looks share nothing, so
 * a slow host delays its own cluster only. The returned function resolves when no look is under way any more.
 */
export function startDriftWatch(deps: DriftDeps): () => Promise<void> {
  const stopped = new AbortController();
  const looks = new Map<string, Promise<void>>();

  function start(clusterId: string): void {
    // A look that takes longer than the interval is not overtaken by the next one.
    if (looks.has(clusterId)) return;
    const look = lookAtCluster(deps, clusterId, stopped.signal)
      .catch((error: unknown) => deps.log.error({ err: error, clusterId }, "a cluster could not be compared"))
      .finally(() => looks.delete(clusterId));
    looks.set(clusterId, look);
  }

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      try {
        for (const clusterId of await claimDueClusters(deps.database, deps.clock())) start(clusterId);
      } catch (error) {
        deps.log.error({ err: error }, "clusters to compare could not be listed");
      }
      await deps.pause(checkIntervalMs, stopped.signal);
    }
  }

  const running = run();
  return async () => {
    stopped.abort();
    await running;
    await Promise.all(looks.values());
  };
}
