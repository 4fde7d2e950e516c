import type { OperationDeps } from "@/lib/operations/deps";

/** What watching drains and leases needs from outside; one per worker process. */
export type DrainDeps = Pick<OperationDeps, "database" | "clock" | "log"> & {
  /** Resolves after `durationMs`, or at once when `signal` aborts. */
  readonly pause: (durationMs: number, signal: AbortSignal) => Promise<void>;
};
