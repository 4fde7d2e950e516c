import { type AlertParams, type Condition, type ConditionKind, conditionKey, type Severity } from "./kinds";
import type { AlertRule } from "./rule";

/** An alert that is not over. `raisedAtMs` null = its condition has not lasted long enough yet. */
export type OpenAlert = {
  readonly id: string;
  readonly kind: ConditionKind;
  readonly object: string;
  readonly severity: Severity;
  readonly params: AlertParams;
  readonly sinceMs: number;
  readonly raisedAtMs: number | null;
  readonly clearSinceMs: number | null;
};

export type Decision =
  /** A condition that nobody knew of. */
  | { readonly kind: "begin"; readonly condition: Condition; readonly severity: Severity; readonly raise: boolean }
  | { readonly kind: "raise"; readonly alert: OpenAlert; readonly condition: Condition; readonly severity: Severity }
  /** It holds on, with other figures, or again before it counted as over. */
  | { readonly kind: "update"; readonly alert: OpenAlert; readonly condition: Condition; readonly severity: Severity }
  /** It holds no more; the time runs after which it is over. */
  | { readonly kind: "clear"; readonly alert: OpenAlert }
  | { readonly kind: "resolve"; readonly alert: OpenAlert }
  /** It was over before it had lasted long enough: nobody was told, and nobody will be. */
  | { readonly kind: "forget"; readonly alert: OpenAlert };

export type Look = {
  readonly conditions: readonly Condition[];
  /** Whether this look could tell if such a condition holds. What could not be seen stays as it was. */
  readonly isDecided: (condition: Pick<Condition, "kind" | "object">) => boolean;
  readonly ruleOf: (kind: ConditionKind) => AlertRule;
  /** How often an alert with this key was raised within the last `flapWindowSec`. */
  readonly recentRaises: (key: string) => number;
  readonly nowMs: number;
};

/** A condition is over after it has not held for so long. */
export const clearSec = 4;

/** One that comes and goes is one alert instead of many: after so many raises it is over later. */
export const flapRaises = 3;
export const flapWindowSec = 1800;
export const flapClearSec = 300;

/**
 * What becomes of the alerts that are open when these conditions hold. Deciding twice about the same look, in whatever
 * order its conditions stand, decides the same; and once the decisions are carried out, nothing is left to decide.
 */
export function reconcile(open: readonly OpenAlert[], look: Look): Decision[] {
  const known = new Map(open.map((alert) => [conditionKey(alert), alert]));
  const holding = new Map(
    look.conditions
      .filter(({ kind }) => look.ruleOf(kind).enabled)
      .map((condition) => [conditionKey(condition), condition]),
  );
  const held = [...holding].flatMap(([key, condition]) => decideHeld(known.get(key), condition, look) ?? []);
  const gone = open
    .filter((alert) => !holding.has(conditionKey(alert)))
    .flatMap((alert) => decideGone(alert, look) ?? []);
  return [...held, ...gone];
}

function decideHeld(alert: OpenAlert | undefined, condition: Condition, look: Look): Decision | null {
  const { severity, forSec } = look.ruleOf(condition.kind);
  if (alert === undefined) return { kind: "begin", condition, severity, raise: forSec === 0 };
  if (alert.raisedAtMs === null && look.nowMs - alert.sinceMs >= forSec * 1000) {
    return { kind: "raise", alert, condition, severity };
  }
  const isSame =
    alert.clearSinceMs === null && alert.severity === severity && sameParams(alert.params, condition.params);
  return isSame ? null : { kind: "update", alert, condition, severity };
}

function decideGone(alert: OpenAlert, look: Look): Decision | null {
  // A rule that was switched off ends its alerts, whatever can be seen.
  const isOver = !look.ruleOf(alert.kind).enabled;
  if (!isOver && !look.isDecided(alert)) return null;
  if (alert.raisedAtMs === null) return { kind: "forget", alert };
  if (isOver) return { kind: "resolve", alert };
  if (alert.clearSinceMs === null) return { kind: "clear", alert };
  const flaps = look.recentRaises(conditionKey(alert)) >= flapRaises;
  const neededSec = flaps ? flapClearSec : clearSec;
  return look.nowMs - alert.clearSinceMs >= neededSec * 1000 ? { kind: "resolve", alert } : null;
}

function sameParams(one: AlertParams, other: AlertParams): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
}
