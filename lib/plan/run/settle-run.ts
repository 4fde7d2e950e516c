import type { RunItem, RunProblem, RunProgress } from "@/lib/model/run/progress";
import type { RunScript } from "@/lib/model/run/script";
import { enter, fail, isSettled } from "./item-moves";
import { isPutBack } from "./put-back";

/** What the state of its items makes of a run. One that is paused stays so. */
export function settleRun(script: RunScript, progress: RunProgress, nowMs: number): RunProgress {
  const { state, ending, items } = progress;
  if (state === "aborting") {
    return items.every(isPutBack)
      ? { ...progress, state: ending?.state ?? "aborted", ending: endingOf(progress) }
      : progress;
  }
  if (state !== "running") return progress;
  const failed = items.find(({ phase }) => phase === "failed");
  if (failed === undefined) return items.every(isSettled) ? { ...progress, state: "succeeded" } : progress;
  const problem = { code: "run.item_failed", params: { name: failed.target.name } };
  const failing = { state: "failed", problem } as const;
  switch (script.kind) {
    case "bulk": {
      const left = script.onFailure === "stop" ? items.map((item) => skip(item, nowMs)) : items;
      return { state: left.every(isSettled) ? "failed" : state, ending: failing, items: left };
    }
    case "ramp":
      return { ...progress, state: script.onAbort === "back" ? "aborting" : "failed", ending: failing };
    case "rolling":
      if (script.onFailure === "restore") return { ...progress, state: "aborting", ending: failing };
      return { state: "failed", ending: failing, items: items.map((item) => leave(item, nowMs)) };
  }
}

function endingOf({ ending, items }: RunProgress): RunProgress["ending"] {
  const { state = "aborted", problem = null } = ending ?? {};
  const names = items.filter(({ putBack }) => putBack === "failed").map(({ target }) => target.name);
  const notBack: RunProblem = { code: "run.not_all_back", params: { names: names.join(", ") } };
  return { state, problem: names.length > 0 ? notBack : problem };
}

function skip(item: RunItem, nowMs: number): RunItem {
  return item.phase === "waiting" ? enter(item, "skipped", nowMs) : item;
}

/** Everything stays as it is. */
function leave(item: RunItem, nowMs: number): RunItem {
  if (isSettled(item)) return item;
  return item.phase === "waiting" ? skip(item, nowMs) : fail(item, { code: "run.stopped", params: {} }, nowMs);
}
