import { beginDue } from "./begin-due";
import { endOverdue } from "./end-overdue";
import { holdNewDestinations } from "./hold-new-destinations";
import type { MaintenanceDeps } from "./maintenance-deps";
import { watchEnding } from "./watch-ending";

/** How late a maintenance may begin or end. The queries behind a look are small. */
const lookEveryMs = 500;

/**
 * Begins maintenances when their time has come, and brings servers back when it is over and they are good. All it knows is
 * in the database, by whose clock it goes, so a restarted worker goes on where another stopped, and two do nothing twice.
 * The returned function resolves when no look is under way any more.
 */
export function startMaintenanceWatch(deps: MaintenanceDeps): () => Promise<void> {
  const stopped = new AbortController();

  async function repeat(works: readonly Work[]): Promise<void> {
    while (!stopped.signal.aborted) {
      for (const work of works) {
        await work(deps).catch((error: unknown) => {
          deps.log.error({ err: error, work: work.name }, "maintenances could not be watched");
        });
      }
      await deps.pause(lookEveryMs, stopped.signal);
    }
  }

  // A server that does not answer takes seconds to look at, and delays nothing that is due meanwhile.
  const running = [repeat([beginDue, endOverdue, holdNewDestinations]), repeat([watchEnding])];
  return async () => {
    stopped.abort();
    await Promise.all(running);
  };
}

type Work = (deps: MaintenanceDeps) => Promise<void>;
