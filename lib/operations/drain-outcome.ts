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
  const now = clock();
  const by = new Date(now.getTime() + drainLimitSec * 1000);
  // Samples count from when the last kernel had the weight, not from when its file was in place, too.
  const readAt = hosts.flatMap(({ kernelReadAt }) => kernelReadAt ?? []).sort();
  const drain = { by, progress: { since: readAt.at(-1) ?? now.toISOString(), directors: [] } };
  return { state: "draining", problem: null, hosts, drain };
}
