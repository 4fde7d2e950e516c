import type { Look } from "@/components/operations/operation-looks";
import type { RunResource } from "@/lib/api/resources/run";
import { finishedRunStates, type RunPhase, type RunState } from "@/lib/model/run/phase";

export const runLooks: Record<RunState, Look> = {
  running: { shape: "circle-quarter", tone: "info", busy: true },
  paused: { shape: "square", tone: "caution" },
  aborting: { shape: "circle-quarter", tone: "caution", busy: true },
  succeeded: { shape: "circle", tone: "good" },
  failed: { shape: "diamond", tone: "bad" },
  aborted: { shape: "triangle-down", tone: "caution" },
};

export const phaseLooks: Record<RunPhase, Look> = {
  waiting: { shape: "circle-dashed", tone: "unclear" },
  taking_out: { shape: "circle-quarter", tone: "info", busy: true },
  draining: { shape: "triangle-down", tone: "info", busy: true },
  hook: { shape: "square", tone: "info" },
  bringing_back: { shape: "circle-quarter", tone: "info", busy: true },
  health: { shape: "circle-quarter", tone: "info", busy: true },
  ramping: { shape: "circle-quarter", tone: "info", busy: true },
  soaking: { shape: "circle-quarter", tone: "info", busy: true },
  done: { shape: "circle", tone: "good" },
  failed: { shape: "diamond", tone: "bad" },
  skipped: { shape: "square", tone: "rest" },
  restored: { shape: "triangle-down", tone: "caution" },
};

export function isRunOver(state: RunState): boolean {
  return finishedRunStates.some((finished) => finished === state);
}

/** Out of service now, and nothing will bring it back by itself: the run is over. */
export function leftOut({ state, items }: Pick<RunResource, "state" | "items">): RunResource["items"] {
  return isRunOver(state) ? items.filter(({ out }) => out) : [];
}
