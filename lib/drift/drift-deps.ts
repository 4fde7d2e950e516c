import type { OperationDeps } from "@/lib/operations/deps";

/** What watching for drift needs from outside; one per worker process. */
export type DriftDeps = OperationDeps & {
  /** Resolves after `durationMs`, or at once when `signal` aborts. */
  readonly pause: (durationMs: number, signal: AbortSignal) => Promise<void>;
};
