import type { RunItemResource } from "@/lib/api/resources/run";

type PhaseTime = RunItemResource["times"][number] & {
  /** Seconds until the next phase began, to a tenth; null = it is in this phase still, or for ever. */
  readonly durationSec: number | null;
};

/** Each phase with how long it lasted. */
export function phaseTimes(times: RunItemResource["times"]): readonly PhaseTime[] {
  return times.map((time, index) => {
    const next = times[index + 1];
    const durationMs = next === undefined ? null : Date.parse(next.at) - Date.parse(time.at);
    return { ...time, durationSec: durationMs === null ? null : Math.round(durationMs / 100) / 10 };
  });
}
