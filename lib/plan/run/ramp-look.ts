import type { RunItem, RunProblem } from "@/lib/model/run/progress";
import type { Ramp } from "@/lib/model/run/ramp";
import { rampValues } from "@/lib/model/run/ramp-values";
import { stepWeights, unheld } from "./item-weights";
import type { Look, Looked } from "./look";
import { pushOf } from "./look";

/** As `Looked`; `over` = the last step is in force. */
export type RampLooked = Looked & { readonly over?: boolean; readonly problem?: RunProblem };

/** One look at an item that rises or falls in steps: each is in force for a while before the next is asked for. */
export function lookAtRamp(item: RunItem, ramp: Ramp, { facts, nowMs, mayAsk }: Look): RampLooked {
  const push = pushOf(item, facts);
  if (push.kind === "pending") return { item };
  if (push.kind === "failed") return { item, problem: push.problem };
  if (item.stepSinceMs === null) return { item: { ...item, awaits: false, stepSinceMs: nowMs } };
  const problem = abortReason(item, ramp, { facts });
  if (problem !== null) return { item, problem };
  const step = (item.step ?? 0) + 1;
  if (step >= rampValues(ramp).length) return { item, over: true };
  if (!mayAsk || nowMs < item.stepSinceMs + ramp.everySec * 1000) return { item };
  const weights = unheld(stepWeights(item.full, ramp, step), facts.destinations);
  const next = { ...item, step, stepSinceMs: null, awaits: true };
  return { item: next, ask: { itemId: item.id, kind: "weigh", weights } };
}

/** Only a sample from after the step was in force tells about it. */
function abortReason(
  { stepSinceMs }: RunItem,
  { abortIf }: Ramp,
  { facts: { health, activeShare } }: Pick<Look, "facts">,
): RunProblem | null {
  if (health === null || stepSinceMs === null || Date.parse(health.sampledAt) <= stepSinceMs) return null;
  if (abortIf.unhealthy && !health.good) return { code: "run.unhealthy", params: {} };
  const { activeShareOver: most } = abortIf;
  if (most === null || activeShare === null || activeShare <= most) return null;
  return { code: "run.share", params: { share: Math.round(activeShare * 10) / 10, most } };
}
