import { assertNever } from "@/lib/model/assert-never";
import type { RunItem, RunProblem } from "@/lib/model/run/progress";
import type { RollingScript } from "@/lib/model/run/script";
import { gateOf } from "./gate-of";
import { enter, fail } from "./item-moves";
import { firstWeights, remember } from "./item-weights";
import { type Look, type Looked, pushOf } from "./look";
import { lookAtRamp } from "./ramp-look";
import { rampOfScript } from "./ramp-of-script";

/** One look at a real server of a rolling deploy: at most one phase further. */
export function lookAtRolling(item: RunItem, script: RollingScript, look: Look): Looked {
  const { facts, nowMs, mayAsk, mayBegin } = look;
  const push = pushOf(item, facts);
  switch (item.phase) {
    case "waiting":
      return mayBegin && mayAsk ? takeOut(item, script, look) : { item };
    case "taking_out":
    case "draining":
      if (push.kind === "pending") return { item };
      if (push.kind === "draining") return { item: item.phase === "draining" ? item : enter(item, "draining", nowMs) };
      if (push.kind === "failed") return { item: fail(item, push.problem, nowMs) };
      if (push.kind === "timed_out" && script.onDrainLimit === "fail") return { item: fail(item, limitOver, nowMs) };
      return { item: enter({ ...item, awaits: false }, "hook", nowMs) };
    case "hook":
      return { item: broughtBack(item, look) ?? lookAtHook(item, script, look) };
    case "bringing_back":
      if (push.kind === "pending") return { item };
      if (push.kind === "failed") return { item: fail(item, push.problem, nowMs) };
      return { item: enter({ ...item, awaits: false }, "health", nowMs) };
    case "health": {
      if (!item.out) return { item: lookAtHealth(item, script, look) };
      const failed = broughtBack(item, look);
      return failed === null ? letBack(item, script, look) : { item: failed };
    }
    case "ramping":
      return lookAtItsRamp(item, script, look);
    case "soaking":
      if (isUnhealthy(item, look)) return { item: fail(item, unhealthy, nowMs) };
      return { item: nowMs < item.sinceMs + script.soakSec * 1000 ? item : enter(item, "done", nowMs) };
    case "done":
    case "failed":
    case "skipped":
    case "restored":
      return { item };
    default:
      return assertNever(item.phase);
  }
}

const limitOver: RunProblem = { code: "run.drain_limit", params: {} };
const unhealthy: RunProblem = { code: "run.unhealthy", params: {} };

function takeOut(before: RunItem, { takeOut: how, drainLimitSec }: RollingScript, { facts, nowMs }: Look): Looked {
  const item = { ...enter(remember(before, facts.destinations), "taking_out", nowMs), awaits: true };
  // What is cut has no connection left to wait for.
  return { item, ask: { itemId: item.id, kind: "take_out", how, drainLimitSec: how === "cut" ? null : drainLimitSec } };
}

function lookAtHook(item: RunItem, { hook }: RollingScript, { nowMs }: Look): RunItem {
  if (item.told === "failed") return fail(item, { code: "run.hook_failed", params: {} }, nowMs);
  const passedSec = (nowMs - item.sinceMs) / 1000;
  const waitsForWord = hook.kind === "manual" || hook.kind === "continue";
  if (waitsForWord && item.told === null) {
    return passedSec >= hook.limitSec ? fail(item, { code: "run.hook_limit", params: {} }, nowMs) : item;
  }
  return hook.kind === "timer" && item.told === null && passedSec < hook.sec ? item : enter(item, "health", nowMs);
}

/** Null = the run's hold is there as it should be. */
function broughtBack(item: RunItem, { facts: { destinations }, nowMs }: Look): RunItem | null {
  if (destinations.every(({ ownHold }) => ownHold !== null)) return null;
  const out = destinations.some(({ ownHold }) => ownHold !== null);
  return fail({ ...item, out }, { code: "run.brought_back", params: {} }, nowMs);
}

/** Only a server that directors see answer comes back. */
function letBack(item: RunItem, script: RollingScript, { facts, nowMs, mayAsk }: Look): Looked {
  const gate = gateOf(item, script, nowMs);
  if (gate === "late") return { item: fail(item, notHealthy(script), nowMs) };
  if (gate === "waits" || !mayAsk) return { item };
  const ramp = rampOfScript(script);
  const weights = ramp === null ? item.full : firstWeights(item.full, ramp, facts.destinations);
  const next = { ...enter(item, "bringing_back", nowMs), awaits: true, step: ramp === null ? null : 0 };
  return { item: next, ask: { itemId: item.id, kind: "bring_back", weights } };
}

function notHealthy({ healthGate: { withinSec } }: RollingScript): RunProblem {
  return { code: "run.not_healthy", params: { withinSec } };
}

/** Counts each fresh sample once. What somebody else still holds stays held, and needs no health. */
function lookAtHealth(item: RunItem, script: RollingScript, { facts, nowMs }: Look): RunItem {
  if (facts.destinations.length > 0 && facts.destinations.every(({ hold }) => hold !== null)) {
    return { ...enter(item, "done", nowMs), problem: { code: "run.still_held", params: {} } };
  }
  const { checks, withinSec } = script.healthGate;
  if (item.good >= checks) return afterHealth(item, script, nowMs);
  if (nowMs >= item.sinceMs + withinSec * 1000) return fail(item, notHealthy(script), nowMs);
  const { health } = facts;
  if (health === null || health.sampledAt === item.goodSampledAt || Date.parse(health.sampledAt) <= item.sinceMs)
    return item;
  return { ...item, good: health.good ? item.good + 1 : 0, goodSampledAt: health.sampledAt };
}

function afterHealth(item: RunItem, script: RollingScript, nowMs: number): RunItem {
  if (script.ramp !== null) return { ...enter(item, "ramping", nowMs), stepSinceMs: nowMs };
  return afterRamp(item, script, nowMs);
}

function afterRamp(item: RunItem, { soakSec }: RollingScript, nowMs: number): RunItem {
  return enter(item, soakSec > 0 ? "soaking" : "done", nowMs);
}

function lookAtItsRamp(item: RunItem, script: RollingScript, look: Look): Looked {
  const ramp = rampOfScript(script);
  if (ramp === null) return { item: afterRamp(item, script, look.nowMs) };
  const { item: next, ask, over, problem } = lookAtRamp(item, ramp, look);
  if (problem !== undefined) return { item: fail(next, problem, look.nowMs) };
  if (over === true) return { item: afterRamp(next, script, look.nowMs) };
  return ask === undefined ? { item: next } : { item: next, ask };
}

function isUnhealthy({ sinceMs }: RunItem, { facts: { health } }: Look): boolean {
  return health !== null && !health.good && Date.parse(health.sampledAt) > sinceMs;
}
