import type { RunItem } from "@/lib/model/run/progress";
import type { BulkScript } from "@/lib/model/run/script";
import { enter, fail } from "./item-moves";
import { fullWeights, remember } from "./item-weights";
import { type Look, type Looked, pushOf } from "./look";

/** One look at a target of a bulk verb: it is asked for once, and done when that is in force, or drained. */
export function lookAtBulk(item: RunItem, script: BulkScript, { facts, nowMs, mayAsk, mayBegin }: Look): Looked {
  switch (item.phase) {
    case "waiting":
      return mayBegin && mayAsk ? begin(remember(item, facts.destinations), script, { facts, nowMs }) : { item };
    case "taking_out":
    case "draining":
    case "bringing_back":
    case "ramping": {
      const push = pushOf(item, facts);
      if (push.kind === "pending") return { item };
      if (push.kind === "draining") return { item: item.phase === "draining" ? item : enter(item, "draining", nowMs) };
      const ended = { ...item, awaits: false };
      if (push.kind === "failed") return { item: fail(ended, push.problem, nowMs) };
      if (push.kind === "timed_out") return { item: fail(ended, { code: "run.drain_limit", params: {} }, nowMs) };
      return { item: enter(ended, "done", nowMs) };
    }
    default:
      return { item };
  }
}

function begin(item: RunItem, script: BulkScript, { facts, nowMs }: Pick<Look, "facts" | "nowMs">): Looked {
  const { verb, drainLimitSec, weight } = script;
  const itemId = item.id;
  switch (verb) {
    case "drain":
    case "offline":
    case "cut":
      return {
        item: { ...enter(item, "taking_out", nowMs), awaits: true },
        ask: { itemId, kind: "take_out", how: verb, drainLimitSec: verb === "cut" ? null : drainLimitSec },
      };
    case "restore":
      return {
        item: { ...enter(item, "bringing_back", nowMs), awaits: true },
        ask: { itemId, kind: "bring_back", weights: fullWeights(facts.destinations) },
      };
    case "weight": {
      const weights = Object.fromEntries(item.destinationIds.map((id) => [id, weight ?? 0]));
      return { item: { ...enter(item, "ramping", nowMs), awaits: true }, ask: { itemId, kind: "weigh", weights } };
    }
  }
}
