import type { Database } from "@/lib/db/database";
import type { HistoryStore } from "@/lib/history/history-store";
import type { Hosts } from "@/lib/hosts/port";

/** What sampling needs from outside; one per worker process. */
export type CollectorDeps = {
  readonly database: Database;
  readonly hosts: Hosts;
  readonly history: HistoryStore;
  readonly workerId: string;
  readonly clock: () => Date;
  /** Milliseconds of a clock that never jumps (`performance.now`): rates are computed from it. */
  readonly monotonicMs: () => number;
  /** Resolves after `durationMs`, or at once when `signal` aborts. */
  readonly pause: (durationMs: number, signal: AbortSignal) => Promise<void>;
  /** For faults of our own; never receives output of a host. */
  readonly log: { error(detail: Readonly<Record<string, unknown>>, message: string): void };
};
