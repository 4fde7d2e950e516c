import { type RunPhase, settledPhases } from "@/lib/model/run/phase";
import type { RunItem, RunProblem } from "@/lib/model/run/progress";

/** The item in another phase from now on. */
export function enter(item: RunItem, phase: RunPhase, nowMs: number): RunItem {
  return {
    ...item,
    phase,
    sinceMs: nowMs,
    times: [...item.times, { phase, atMs: nowMs }],
    good: 0,
    goodSampledAt: null,
    looks: null,
  };
}

export function fail(item: RunItem, problem: RunProblem, nowMs: number): RunItem {
  return { ...enter(item, "failed", nowMs), problem };
}

export function isSettled({ phase }: Pick<RunItem, "phase">): boolean {
  return settledPhases.some((settled) => settled === phase);
}
