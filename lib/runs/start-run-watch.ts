import { lookAtItems } from "./look-at-items";
import type { RunDeps } from "./run-deps";
import { watchRuns } from "./watch-runs";

/** How late a run may go on. A look at a run that waits is a handful of small queries. */
const lookEveryMs = 500;

/** How often directors look at a server that is to come back. */
const tryEveryMs = 1_000;

/**
 * Moves runs on. All that is known of them is in the database, so a restarted worker goes on where another stopped. The
 * returned function resolves when no look is under way any more.
 */
export function startRunWatch(deps: RunDeps): () => Promise<void> {
  const stopped = new AbortController();

  async function repeat(work: (deps: RunDeps) => Promise<void>, everyMs: number): Promise<void> {
    while (!stopped.signal.aborted) {
      await work(deps).catch((error: unknown) => deps.log.error({ err: error }, "runs could not be watched"));
      await deps.pause(everyMs, stopped.signal);
    }
  }

  // A server that does not answer takes seconds to look at, and delays no run meanwhile.
  const running = [repeat(watchRuns, lookEveryMs), repeat(lookAtItems, tryEveryMs)];
  return async () => {
    stopped.abort();
    await Promise.all(running);
  };
}
