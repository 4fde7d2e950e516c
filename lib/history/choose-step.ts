import type { HistoryKeep } from "@/lib/config/history-keep";
import { type Level, levels, sampleLevel } from "./levels";
import { keepMs } from "./prune-history";

export type StepChoice = {
  /** Where to read; what it does not have yet is in the finer ones. */
  readonly level: Level;
  readonly stepMs: number;
};

/** Samples come every 2 s, a little sooner or later: a step as short would have two of them and then none, which is no gap. */
const shortestStepMs = 2 * sampleLevel.resolutionMs;

/**
 * The level to read a stretch of time from, and the time of one point. It is the coarsest that brings as many points as
 * are wanted, and one that reaches back so far: what is no longer kept finely is shown as it is kept.
 */
export function chooseStep(
  { fromMs, toMs, points }: { readonly fromMs: number; readonly toMs: number; readonly points: number },
  keep: HistoryKeep,
  nowMs: number,
): StepChoice {
  const wantedMs = (toMs - fromMs) / points;
  const reaching = levels.filter((level) => fromMs >= nowMs - keepMs(keep, level));
  const candidates = reaching.length === 0 ? levels.slice(-1) : reaching;
  const level = candidates.findLast(({ resolutionMs }) => resolutionMs <= wantedMs) ?? candidates[0] ?? sampleLevel;
  const leastMs = Math.max(wantedMs, level === sampleLevel ? shortestStepMs : level.resolutionMs);
  return { level, stepMs: Math.ceil(leastMs / level.resolutionMs) * level.resolutionMs };
}
