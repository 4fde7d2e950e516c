import { type Difference, differences } from "@/lib/plan/differences";
import type { Expectation, Sentence } from "@/lib/plan/model";
import type { OperationDeps } from "./deps";
import { observeHost, type Target } from "./observe-host";

export type ReadBack =
  | { readonly kind: "equal"; readonly at: Date; readonly warnings: readonly Difference[] }
  /** Still different at the deadline. */
  | { readonly kind: "different"; readonly differences: readonly Difference[] }
  | { readonly kind: "unreadable"; readonly problem: Sentence };

const pauseMs = 250;
export const defaultReadBackMs = 10_000;

/**
 * Reads a host until it is as expected. keepalived works on a reload after the reload command has returned, and an
 * address takes a moment to move, so a difference counts only when it lasts; a host that answers late counts as
 * unreadable only at the deadline, because its connection may just be coming back.
 */
export async function readBack(deps: OperationDeps, target: Target, expected: Expectation): Promise<ReadBack> {
  const deadline = performance.now() + (deps.readBackMs ?? defaultReadBackMs);
  for (;;) {
    const reading = await readOnce(deps, target, expected);
    if (reading.kind === "equal" || performance.now() >= deadline) return reading;
    await deps.sleep(pauseMs);
  }
}

/** One reading, without waiting for a difference to pass. */
export async function readOnce(deps: OperationDeps, target: Target, expected: Expectation): Promise<ReadBack> {
  const observation = await observeHost(deps, { ...target, paths: Object.keys(expected.files) });
  if (observation.kind === "unreachable") return { kind: "unreadable", problem: observation.problem };
  if (observation.kind === "unreadable") {
    return { kind: "unreadable", problem: { code: "host.program_failed", params: {} } };
  }
  const found = differences(expected, observation.observed);
  const wrong = found.filter(({ severity }) => severity === "error");
  return wrong.length === 0
    ? { kind: "equal", at: deps.clock(), warnings: found }
    : { kind: "different", differences: wrong };
}
