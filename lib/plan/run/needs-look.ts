import type { RunItem, RunProgress } from "@/lib/model/run/progress";

/**
 * Whether directors have to look at a server before it may serve again: the run has it out, and it was worked on meanwhile.
 * keepalived takes in what is new in its file before it has checked it, and a server that does not answer would lose what
 * clients send to it until then.
 */
export function needsLook(item: RunItem, { state }: Pick<RunProgress, "state">): boolean {
  if (!item.out || item.putBack !== "no") return false;
  return item.phase === "health" || (state === "aborting" && wasWorkedOn(item));
}

/** Since it was drained, somebody may have done anything to it. */
export function wasWorkedOn({ times }: Pick<RunItem, "times">): boolean {
  return times.some(({ phase }) => phase === "hook");
}
