import type { Tx } from "@/lib/db/database";
import type { OperationDeps } from "@/lib/operations/deps";

/** What moving runs on needs from outside; one per worker process. */
export type RunDeps = Pick<OperationDeps, "database" | "hosts" | "log"> & {
  /** The clock that all workers go by. */
  readonly now: (tx: Tx) => Promise<Date>;
  /** Resolves after `durationMs`, or at once when `signal` aborts. */
  readonly pause: (durationMs: number, signal: AbortSignal) => Promise<void>;
};
