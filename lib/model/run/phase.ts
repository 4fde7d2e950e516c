import { z } from "zod";

/** Where one target of a run is. It never leaves one of the `settledPhases`. */
export const runPhases = [
  "waiting",
  "taking_out",
  "draining",
  "hook",
  "bringing_back",
  "health",
  "ramping",
  "soaking",
  "done",
  "failed",
  /** Nothing was done to it. */
  "skipped",
  /** It was out, and is back before its turn was over. */
  "restored",
] as const;

export const runPhaseSchema = z.enum(runPhases);
export const settledPhases = ["done", "failed", "skipped", "restored"] as const satisfies readonly RunPhase[];

/** "aborting" = it puts back what it took out, because somebody asked or because an item failed. */
export const runStates = ["running", "paused", "aborting", "succeeded", "failed", "aborted"] as const;
export const runStateSchema = z.enum(runStates);
export const finishedRunStates = ["succeeded", "failed", "aborted"] as const satisfies readonly RunState[];

export type RunPhase = (typeof runPhases)[number];
export type RunState = (typeof runStates)[number];
