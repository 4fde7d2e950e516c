import type { RunItem } from "./progress";

type NewItem = Pick<RunItem, "id" | "batch" | "target" | "destinationIds">;

/** An item that nothing was done to yet. */
export function newRunItem({ id, batch, target, destinationIds }: NewItem, nowMs: number): RunItem {
  return {
    ...{ id, batch, target, destinationIds },
    ...{ phase: "waiting", sinceMs: nowMs, times: [{ phase: "waiting", atMs: nowMs }] },
    ...{ operationIds: [], awaits: false, out: false, full: {}, heldBefore: {} },
    ...{ step: null, stepSinceMs: null, good: 0, goodSampledAt: null, looks: null },
    ...{ told: null, putBack: "no", problem: null },
  };
}
