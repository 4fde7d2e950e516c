import type { RunItem } from "@/lib/model/run/progress";
import type { RunScript } from "@/lib/model/run/script";
import { gateOf } from "./gate-of";
import { enter, fail, isSettled } from "./item-moves";
import { unheld } from "./item-weights";
import { type Look, type Looked, pushOf } from "./look";
import type { RunAsk, Weights } from "./model";
import { wasWorkedOn } from "./needs-look";

/**
 * One look at an item of a run that is being aborted: what was not begun is left alone, what is under way or failed is put
 * back as it was, a server that was worked on once directors see it answer, and what cannot be put back says so.
 */
export function lookAtPuttingBack(item: RunItem, script: RunScript, look: Look): Looked {
  const { facts, nowMs, mayAsk } = look;
  if (item.phase === "waiting") return { item: enter(item, "skipped", nowMs) };
  if (item.phase === "done" || item.phase === "skipped" || item.phase === "restored") return { item };
  if (item.putBack === "done" || item.putBack === "failed") return { item };
  const push = pushOf(item, facts);
  if (push.kind === "pending") return { item };
  if (item.putBack === "asked") {
    if (push.kind === "failed") return { item: notBack(item, nowMs) };
    return { item: isBack(item, nowMs) };
  }
  if (script.kind === "rolling" && item.out && wasWorkedOn(item)) {
    if (item.phase !== "failed" && item.phase !== "health") return { item: enter(item, "health", nowMs) };
    const gate = gateOf(item, script, nowMs);
    if (gate === "late") return { item: leftOut(item, nowMs) };
    if (gate === "waits") return { item };
  }
  const ask = askFor(item, script, look);
  if (ask === null) return { item: untouched(item, script, nowMs) };
  if (!mayAsk) return { item };
  const next = item.phase === "failed" ? item : enter(item, "bringing_back", nowMs);
  return { item: { ...next, putBack: "asked", awaits: true }, ask };
}

/** Whether something of the item is still to be put back, or to be seen. */
export function isPutBack(item: RunItem): boolean {
  return isSettled(item) && (item.phase !== "failed" || item.putBack === "done" || item.putBack === "failed");
}

/** What puts it back; null = there is nothing. */
function askFor({ id: itemId, ...item }: RunItem, script: RunScript, { facts }: Look): RunAsk | null {
  const { destinations } = facts;
  if (script.kind === "ramp") {
    if (script.onAbort === "hold" || Object.keys(item.full).length === 0) return null;
    const [how] = Object.values(item.heldBefore);
    if (how !== undefined) return { itemId, kind: "take_out", how, drainLimitSec: null };
    return { itemId, kind: "weigh", weights: unheld(item.full, destinations) };
  }
  const weights = script.kind === "bulk" ? withoutHeld(item) : item.full;
  if (item.out && Object.keys(weights).length > 0) return { itemId, kind: "bring_back", weights };
  if (script.kind === "bulk") return null;
  const missing = unheld(item.full, destinations);
  const isOther = destinations.some(({ id, weight }) => weight !== (missing[id] ?? weight));
  return isOther ? { itemId, kind: "weigh", weights: missing } : null;
}

/** Whoever held a destination under the same name before the run did holds it on. */
function withoutHeld({ full, heldBefore }: Pick<RunItem, "full" | "heldBefore">): Weights {
  return Object.fromEntries(Object.entries(full).filter(([id]) => heldBefore[id] === undefined));
}

function isBack(item: RunItem, nowMs: number): RunItem {
  const next = { ...item, awaits: false, putBack: "done" as const };
  return item.phase === "failed" ? next : enter(next, "restored", nowMs);
}

function notBack(item: RunItem, nowMs: number): RunItem {
  const next = { ...item, awaits: false, putBack: "failed" as const };
  const problem = { code: "run.not_back", params: {} };
  return item.phase === "failed" ? { ...next, problem } : fail(next, problem, nowMs);
}

/** What does not answer stays out: clients would notice it. */
function leftOut(item: RunItem, nowMs: number): RunItem {
  const next = { ...item, awaits: false, putBack: "failed" as const };
  const problem = { code: "run.left_out", params: {} };
  return item.phase === "failed" ? { ...next, problem } : fail(next, problem, nowMs);
}

/** Nothing is to be put back: a verb or a weight that is in force stays. */
function untouched(item: RunItem, { kind }: RunScript, nowMs: number): RunItem {
  const next = { ...item, awaits: false, putBack: "done" as const };
  if (item.phase === "failed") return next;
  if (kind === "ramp") return fail(next, { code: "run.ramp_stopped", params: {} }, nowMs);
  return enter(next, kind === "bulk" ? "done" : "restored", nowMs);
}
