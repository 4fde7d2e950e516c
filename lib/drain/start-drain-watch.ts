import type { DrainDeps } from "./drain-deps";
import { endLeases } from "./end-leases";
import { watchDrains } from "./watch-drains";

/** How late a drain may be found ended. The two queries behind a look are small. */
const lookEveryMs = 500;

/**
 * Ends what waits for connections, and the leases of those who never came back. All it knows is in the database, so a
 * restarted worker goes on where another stopped. The returned function resolves when no look is under way any more.
 */
export function startDrainWatch(deps: DrainDeps): () => Promise<void> {
  const stopped = new AbortController();

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      await watchDrains(deps).catch((error: unknown) => deps.log.error({ err: error }, "drains could not be watched"));
      await endLeases(deps).catch((error: unknown) => deps.log.error({ err: error }, "leases could not be ended"));
      await deps.pause(lookEveryMs, stopped.signal);
    }
  }

  const running = run();
  return async () => {
    stopped.abort();
    await running;
  };
}
