import type { RunItem } from "@/lib/model/run/progress";
import type { RampScript } from "@/lib/model/run/script";
import { enter, fail } from "./item-moves";
import { firstWeights, remember, unheld } from "./item-weights";
import type { Look, Looked } from "./look";
import { lookAtRamp } from "./ramp-look";

/** One look at the target of a ramp. If the run's hold keeps it out, the first step brings it back. */
export function lookAtLoneRamp(item: RunItem, { ramp }: RampScript, look: Look): Looked {
  const { facts, nowMs, mayAsk, mayBegin } = look;
  if (item.phase === "waiting") return mayBegin && mayAsk ? begin(item, ramp, look) : { item };
  if (item.phase !== "ramping") return { item };
  if (
    item.stepSinceMs !== null &&
    facts.destinations.length > 0 &&
    facts.destinations.every(({ hold }) => hold !== null)
  ) {
    return { item: fail(item, { code: "run.still_held", params: {} }, nowMs) };
  }
  const { item: next, ask, over, problem } = lookAtRamp(item, ramp, look);
  if (problem !== undefined) return { item: fail(next, problem, nowMs) };
  if (over === true) return { item: enter(next, "done", nowMs) };
  return ask === undefined ? { item: next } : { item: next, ask };
}

function begin(before: RunItem, ramp: RampScript["ramp"], { facts: { destinations }, nowMs }: Look): Looked {
  const item = remember(before, destinations);
  const next = { ...enter(item, "ramping", nowMs), step: 0, stepSinceMs: null, awaits: true };
  const weights = firstWeights(item.full, ramp, destinations);
  const isHeld = Object.keys(item.heldBefore).length > 0;
  return isHeld
    ? { item: next, ask: { itemId: item.id, kind: "bring_back", weights } }
    : { item: next, ask: { itemId: item.id, kind: "weigh", weights: unheld(weights, destinations) } };
}
