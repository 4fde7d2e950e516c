import type { OperationDeps } from "./deps";
import type { HeldOperation, OperationOutcome } from "./handler";
import { weightRequestSchema } from "./weight-request";

/**
 * How an operation goes on whose weights are in force and that was asked to wait until no connection is left; null = it
 * was not. It waits without a lock and without a job of its own, so that a hundred of them delay nobody.
 */
export function drainOutcome(
  { clock }: Pick<OperationDeps, "clock">,
  { hosts }: OperationOutcome,
  { request }: Pick<HeldOperation, "request">,
): Pick<OperationOutcome, "state" | "problem" | "hosts" | "drain"> | null {
  const { drainLimitSec } = weightRequestSchema.parse(request);
  if (drainLimitSec === null) return null;
  const since = clock();
  const drain = {
    by: new Date(since.getTime() + drainLimitSec * 1000),
    progress: { since: since.toISOString(), directors: [] },
  };
  return { state: "draining", problem: null, hosts, drain };
}
