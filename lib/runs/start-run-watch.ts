import type { RunDeps } from "./run-deps";
import { watchRuns } from "./watch-runs";

/** How late a run may go on. A look at a run that waits is a handful of small queries. */
const lookEveryMs = 500;

/**
 * Moves runs on. All that is known of them is in the database, so a restarted worker goes on where another stopped. The
 * returned function resolves when no look is under way any more.
 */
export function startRunWatch(deps: RunDeps): () => Promise<void> {
  const stopped = new AbortController();

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      await watchRuns(deps).catch((error: unknown) => deps.log.error({ err: error }, "runs could not be watched"));
      await deps.pause(lookEveryMs, stopped.signal);
    }
  }

  const running = run();
  return async () => {
    stopped.abort();
    await running;
  };
}
