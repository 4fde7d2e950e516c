import type { RunItem, RunProgress } from "@/lib/model/run/progress";
import type { RunScript } from "@/lib/model/run/script";
import { isSettled } from "./item-moves";
import { rampOfScript } from "./ramp-of-script";

/** What a run waits for: the kinds of lib/api/resources/run.ts. */
export type Wait = {
  readonly kind: "operation" | "drain" | "timer" | "continue" | "health" | "ramp" | "soak" | "capacity";
  readonly itemIds: readonly string[];
  readonly untilMs: number | null;
};

/**
 * What a run waits for now; of several things what somebody has to do something for, and then what ends first. Null = it
 * is over, or holds still because somebody paused it.
 */
export function waitsFor(script: RunScript, { state, items }: RunProgress): Wait | null {
  if (state !== "running" && state !== "aborting") return null;
  const under = items.filter((item) => !isSettled(item) && item.phase !== "waiting");
  const [next] = items.filter(({ phase }) => phase === "waiting");
  if (under.length === 0) {
    return next === undefined || state === "aborting" ? null : { kind: "capacity", itemIds: [next.id], untilMs: null };
  }
  const waits = under.map((item) => ({ id: item.id, ...waitOf(item, script) })).sort(bySoonest);
  const first = waits.find(({ kind }) => kind === "continue") ?? waits[0];
  if (first === undefined) return null;
  const itemIds = waits.filter(({ kind }) => kind === first.kind).map(({ id }) => id);
  return { kind: first.kind, itemIds, untilMs: first.untilMs };
}

function bySoonest(a: Pick<Wait, "untilMs">, b: Pick<Wait, "untilMs">): number {
  return (a.untilMs ?? Number.POSITIVE_INFINITY) - (b.untilMs ?? Number.POSITIVE_INFINITY);
}

function waitOf(item: RunItem, script: RunScript): Omit<Wait, "itemIds"> {
  const after = (sec: number) => item.sinceMs + sec * 1000;
  const push = { kind: "operation", untilMs: null } as const;
  if (item.phase === "draining") {
    const limit = script.kind === "ramp" ? null : script.drainLimitSec;
    return { kind: "drain", untilMs: limit === null ? null : after(limit) };
  }
  if (item.phase === "ramping" && item.stepSinceMs !== null) {
    const everySec = rampOfScript(script)?.everySec;
    return { kind: "ramp", untilMs: everySec === undefined ? null : item.stepSinceMs + everySec * 1000 };
  }
  if (script.kind !== "rolling") return push;
  if (item.phase === "hook") return waitOfHook(script.hook, after);
  if (item.phase === "health") return { kind: "health", untilMs: after(script.healthGate.withinSec) };
  return item.phase === "soaking" ? { kind: "soak", untilMs: after(script.soakSec) } : push;
}

type Hook = Extract<RunScript, { kind: "rolling" }>["hook"];

function waitOfHook(hook: Hook, after: (sec: number) => number): Omit<Wait, "itemIds"> {
  switch (hook.kind) {
    case "none":
      return { kind: "operation", untilMs: null };
    case "timer":
      return { kind: "timer", untilMs: after(hook.sec) };
    case "manual":
    case "continue":
      return { kind: "continue", untilMs: after(hook.limitSec) };
  }
}
