import type { HistoryKeep } from "@/lib/config/history-keep";
import { pruneHistory } from "@/lib/history/prune-history";
import { rollUpDue } from "@/lib/history/roll-up-due";
import type { CollectorDeps } from "./collector-deps";
import { loadTargets } from "./load-targets";

type HistoryDeps = Pick<CollectorDeps, "database" | "history" | "workerId" | "clock" | "pause" | "log"> & {
  readonly keep: HistoryKeep;
};

/** A minute is in its table at the latest so long after it has ended, and settled. */
const intervalMs = 20_000;

/** How far back is looked at every time. The first look of a worker goes back as far as minutes are kept. */
const lookBackMs = 45 * 60_000;

/**
 * Rolls up the samples of the directors that this worker samples, and drops what is too old. The returned function
 * resolves when nothing is under way any more.
 */
export function startHistoryWatch(deps: HistoryDeps): () => Promise<void> {
  const stopped = new AbortController();

  async function run(): Promise<void> {
    let sinceMs = deps.clock().getTime() - deps.keep.minuteMs;
    while (!stopped.signal.aborted) {
      try {
        const nowMs = deps.clock().getTime();
        await rollUpOwn(deps, { sinceMs: Math.min(sinceMs, nowMs - lookBackMs), nowMs });
        await pruneHistory(deps.database, deps.keep, nowMs);
        sinceMs = nowMs;
      } catch (error) {
        deps.log.error({ err: error }, "history not rolled up");
      }
      await deps.pause(intervalMs, stopped.signal);
    }
  }

  const running = run();
  return async () => {
    stopped.abort();
    await running;
  };
}

async function rollUpOwn(deps: HistoryDeps, span: { readonly sinceMs: number; readonly nowMs: number }): Promise<void> {
  const targets = await loadTargets(deps.database, deps.workerId);
  await rollUpDue(deps, { ...span, directorIds: targets.map(({ directorId }) => directorId) });
}
