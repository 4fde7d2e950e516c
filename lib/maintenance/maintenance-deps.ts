import type { Actor } from "@/lib/access/model";
import type { OperationDeps } from "@/lib/operations/deps";

/** What watching maintenances needs from outside; one per worker process. */
export type MaintenanceDeps = Pick<OperationDeps, "database" | "hosts" | "log"> & {
  /** Resolves after `durationMs`, or at once when `signal` aborts. */
  readonly pause: (durationMs: number, signal: AbortSignal) => Promise<void>;
};

/** Who begins and ends them when their time has come. */
export const maintenanceWatch: Actor = { kind: "system", name: "maintenance watch" };
