import type { RunItem, RunProgress } from "@/lib/model/run/progress";
import { fail } from "./item-moves";
import type { RunAnswer, RunAsk } from "./model";

/** What is known of a run once it is known what became of something that it asked for. */
export function recordAnswer(progress: RunProgress, ask: RunAsk, answer: RunAnswer, nowMs: number): RunProgress {
  const items = progress.items.map((item) => (item.id === ask.itemId ? answered(item, ask, answer, nowMs) : item));
  return { ...progress, items };
}

function answered(item: RunItem, ask: RunAsk, answer: RunAnswer, nowMs: number): RunItem {
  switch (answer.kind) {
    case "operation":
      return { ...item, out: isOut(item, ask), operationIds: [...item.operationIds, answer.operationId] };
    case "nothing":
      return { ...item, out: isOut(item, ask), awaits: false };
    case "refused": {
      // A refusal changes nothing: what was out stays out.
      const same = { ...item, awaits: false };
      if (item.putBack === "no") return fail(same, answer.problem, nowMs);
      const problem = { code: "run.not_back", params: {} };
      return item.phase === "failed"
        ? { ...same, putBack: "failed", problem }
        : fail({ ...same, putBack: "failed" }, problem, nowMs);
    }
  }
}

/** A ramp that goes back to the hold that it began with keeps nothing out itself. */
function isOut({ out, putBack }: RunItem, { kind }: RunAsk): boolean {
  if (kind === "bring_back") return false;
  return kind === "take_out" && putBack === "no" ? true : out;
}
