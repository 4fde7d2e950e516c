import type { DirectorSnapshot } from "@/lib/live/snapshot";
import type { CollectorDeps } from "./collector-deps";
import { type DirectorLoop, startDirectorLoop } from "./director-loop";
import { loadTargets } from "./load-targets";

/** A director added or removed in the panel is noticed within this time; the query is small. */
const reloadIntervalMs = 5_000;

export interface Collector {
  /** The newest sample of a director as this worker has stored it; null = it does not sample it, or has not yet. */
  stored(directorId: string): DirectorSnapshot | null;
  /** Resolves when no sample is under way any more. */
  stop(): Promise<void>;
}

/** Samples every director this worker owns, for as long as the worker lives. */
export function startCollector(deps: CollectorDeps): Collector {
  const loops = new Map<string, DirectorLoop>();
  const stopped = new AbortController();

  async function reload(): Promise<void> {
    const targets = await loadTargets(deps.database, deps.workerId);
    if (stopped.signal.aborted) return;
    const wanted = new Set(targets.map(({ directorId }) => directorId));
    for (const [directorId, loop] of loops) {
      if (wanted.has(directorId)) continue;
      loops.delete(directorId);
      void loop.stop();
    }
    for (const target of targets) {
      const loop = loops.get(target.directorId);
      if (loop === undefined) loops.set(target.directorId, startDirectorLoop(deps, target));
      else loop.retarget(target);
    }
  }

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      await reload().catch((error: unknown) => deps.log.error({ err: error }, "directors not reloaded"));
      await deps.pause(reloadIntervalMs, stopped.signal);
    }
  }

  /** Whoever has changed a kernel waits for what the next samples show. */
  async function heed(): Promise<() => Promise<void>> {
    return await deps.database.listen("signalbox_sample", (clusterId) => {
      for (const loop of loops.values()) if (loop.clusterId === clusterId) loop.sampleNow();
    });
  }

  const running = run();
  const heeding = heed().catch((error: unknown) => {
    deps.log.error({ err: error }, "samples come at their time only");
    return async () => undefined;
  });
  return {
    stored: (directorId) => loops.get(directorId)?.stored() ?? null,
    async stop() {
      stopped.abort();
      await (await heeding)();
      await Promise.all([running, ...[...loops.values()].map((loop) => loop.stop())]);
    },
  };
}
