import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Condition, type ConditionKind, conditionKey } from "@/lib/model/alert/kinds";
import {
  clearSec,
  type Decision,
  flapClearSec,
  type Look,
  type OpenAlert,
  reconcile,
} from "@/lib/model/alert/reconcile";
import { type AlertRule, defaultRules } from "@/lib/model/alert/rule";

const kinds: ConditionKind[] = ["director_lost", "server_down", "drift"];

function condition(kind: ConditionKind, object: string, params: Condition["params"] = {}): Condition {
  return { kind, object, params, clusterId: "c", hostId: null, operationId: null };
}

function look(conditions: readonly Condition[], nowMs: number, changes: Partial<Look> = {}): Look {
  const ruleOf = (kind: ConditionKind): AlertRule => defaultRules[kind];
  return { conditions, isDecided: () => true, ruleOf, recentRaises: () => 0, nowMs, ...changes };
}

/** What the worker does with decisions, in memory. */
function carryOut(open: readonly OpenAlert[], decisions: readonly Decision[], nowMs: number): OpenAlert[] {
  const alerts = new Map(open.map((alert) => [conditionKey(alert), alert]));
  for (const decision of decisions) {
    if (decision.kind === "begin") {
      const { condition: it, severity, raise } = decision;
      const times = { sinceMs: nowMs, raisedAtMs: raise ? nowMs : null, clearSinceMs: null };
      alerts.set(conditionKey(it), { id: conditionKey(it), ...it, severity, ...times });
      continue;
    }
    const { alert } = decision;
    const key = conditionKey(alert);
    if (decision.kind === "resolve" || decision.kind === "forget") alerts.delete(key);
    else if (decision.kind === "clear") alerts.set(key, { ...alert, clearSinceMs: nowMs });
    else {
      const { condition: it, severity } = decision;
      const raisedAtMs = decision.kind === "raise" ? nowMs : alert.raisedAtMs;
      alerts.set(key, { ...alert, params: it.params, severity, raisedAtMs, clearSinceMs: null });
    }
  }
  return [...alerts.values()];
}

const someConditions = fc.uniqueArray(
  fc.record({ kind: fc.constantFrom(...kinds), object: fc.constantFrom("a", "b"), count: fc.nat(2) }),
  { selector: ({ kind, object }) => `${kind} ${object}` },
);
const history = fc.array(fc.record({ found: someConditions, pauseSec: fc.integer({ min: 1, max: 6 }) }), {
  maxLength: 30,
});

describe("laws", () => {
  test("what was decided and carried out leaves nothing to decide", () => {
    fc.assert(
      fc.property(history, (looks) => {
        let open: OpenAlert[] = [];
        let nowMs = 0;
        for (const { found, pauseSec } of looks) {
          nowMs += pauseSec * 1000;
          const sight = look(
            found.map(({ kind, object, count }) => condition(kind, object, { count })),
            nowMs,
          );
          open = carryOut(open, reconcile(open, sight), nowMs);
          expect(reconcile(open, sight)).toEqual([]);
        }
      }),
    );
  });

  test("the order of conditions and of alerts changes nothing", () => {
    fc.assert(
      fc.property(history, someConditions, (looks, last) => {
        let open: OpenAlert[] = [];
        let nowMs = 0;
        for (const { found, pauseSec } of looks) {
          nowMs += pauseSec * 1000;
          const sight = look(
            found.map(({ kind, object }) => condition(kind, object)),
            nowMs,
          );
          open = carryOut(open, reconcile(open, sight), nowMs);
        }
        const conditions = last.map(({ kind, object }) => condition(kind, object));
        const text = (decisions: readonly Decision[]) => decisions.map((one) => JSON.stringify(one)).sort();
        const forwards = reconcile(open, look(conditions, nowMs));
        const backwards = reconcile([...open].reverse(), look([...conditions].reverse(), nowMs));
        expect(text(backwards)).toEqual(text(forwards));
      }),
    );
  });

  test("every alert is raised once and resolved once before it is raised again", () => {
    fc.assert(
      fc.property(history, (looks) => {
        let open: OpenAlert[] = [];
        let nowMs = 0;
        const raised = new Set<string>();
        for (const { found, pauseSec } of looks) {
          nowMs += pauseSec * 1000;
          const decisions = reconcile(
            open,
            look(
              found.map(({ kind, object }) => condition(kind, object)),
              nowMs,
            ),
          );
          for (const decision of decisions) {
            if (decision.kind === "begin" ? decision.raise : decision.kind === "raise") {
              const key = conditionKey("alert" in decision ? decision.alert : decision.condition);
              expect(raised.has(key)).toBe(false);
              raised.add(key);
            }
            if (decision.kind === "resolve") expect(raised.delete(conditionKey(decision.alert))).toBe(true);
          }
          open = carryOut(open, decisions, nowMs);
        }
      }),
    );
  });
});

const down = condition("server_down", "web · web1");
const forMs = defaultRules.server_down.forSec * 1000;

test("a condition shorter than its rule asks is told to nobody", () => {
  const open = carryOut([], reconcile([], look([down], 0)), 0);
  expect(reconcile(open, look([down], forMs - 1))).toEqual([]);
  expect(reconcile(open, look([], forMs - 1))).toMatchObject([{ kind: "forget" }]);
  expect(reconcile(open, look([down], forMs))).toMatchObject([{ kind: "raise" }]);
});

test("what cannot be seen stays as it was", () => {
  const open = carryOut([], reconcile([], look([condition("drift", "lb1")], 0)), 0);
  expect(reconcile(open, look([], 60_000, { isDecided: () => false }))).toEqual([]);
});

test("an alert is over after its cause was gone for a while, and one that comes and goes much later", () => {
  const drift = condition("drift", "lb1");
  const raised = carryOut([], reconcile([], look([drift], 0)), 0);
  const cleared = carryOut(raised, reconcile(raised, look([], 1_000)), 1_000);
  expect(reconcile(cleared, look([], clearSec * 1000))).toEqual([]);
  expect(reconcile(cleared, look([], 1_000 + clearSec * 1000))).toMatchObject([{ kind: "resolve" }]);
  const flapping = { recentRaises: () => 3 };
  expect(reconcile(cleared, look([], flapClearSec * 1000, flapping))).toEqual([]);
  expect(reconcile(cleared, look([], 1_000 + flapClearSec * 1000, flapping))).toMatchObject([{ kind: "resolve" }]);
});

test("a rule that is switched off ends its alerts and raises none", () => {
  const drift = condition("drift", "lb1");
  const raised = carryOut([], reconcile([], look([drift], 0)), 0);
  const off = { ruleOf: (kind: ConditionKind) => ({ ...defaultRules[kind], enabled: false }), isDecided: () => false };
  expect(reconcile(raised, look([drift], 1_000, off))).toMatchObject([{ kind: "resolve" }]);
  expect(reconcile([], look([drift], 1_000, off))).toEqual([]);
});
