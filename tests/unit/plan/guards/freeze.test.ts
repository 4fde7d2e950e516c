import { expect, test } from "vitest";
import { type FreezeWindow, freezeWindowSchema } from "@/lib/model/freeze-window";
import { freeze } from "@/lib/plan/guards/freeze";
import { isFrozen } from "@/lib/plan/guards/is-frozen";
import type { PlanStep, Wave } from "@/lib/plan/model";
import { planCluster } from "@/lib/plan/plan-cluster";
import { exampleCluster } from "@/tests/support/example-cluster";
import { freshHosts, planInput } from "../observed-hosts";
import { settings } from "./guarded-service";

const asItIs = (step: PlanStep): PlanStep => ({ ...step, action: "no-op" });
const { waves } = planCluster(planInput(exampleCluster, freshHosts(exampleCluster)));

/** Friday from 18:00 to 22:00, and a night that begins on Saturday. */
const evening: FreezeWindow = { kind: "weekly", days: [5], from: "18:00", to: "22:00", timeZone: "Europe/Berlin" };
const night: FreezeWindow = { ...evening, days: [6], from: "22:00", to: "06:00" };
const days: FreezeWindow = {
  kind: "dated",
  from: "2026-12-24T12:00",
  to: "2026-12-27T00:00",
  timeZone: "Asia/Shanghai",
};

function codes(window: FreezeWindow, moment: string, of: readonly Wave[] = waves): string[] {
  const input = { guards: settings({ freezeWindows: [window] }), nowMs: Date.parse(moment), waves: of };
  return freeze(input).problems.map(({ severity, code, path }) => `${severity} ${path.join(".")} ${code}`);
}

test("nothing is pushed in a window", () => {
  expect(codes(evening, "2026-11-20T19:00:00+01:00")).toEqual(["error guards.freezeWindows.0 guard.freeze"]);
  expect(codes(evening, "2026-11-20T17:59:59+01:00")).toEqual([]);
});

test("a plan that changes nothing pushes nothing", () => {
  const kept = waves.map((wave) => ({
    ...wave,
    hosts: wave.hosts.map((host) => ({ ...host, steps: host.steps.map(asItIs) })),
  }));
  expect(codes(evening, "2026-11-20T19:00:00+01:00", kept)).toEqual([]);
  expect(codes(evening, "2026-11-20T19:00:00+01:00", [])).toEqual([]);
});

test("the figures say how many windows there are", () => {
  const input = { guards: settings({ freezeWindows: [evening, night] }), nowMs: 0, waves };
  expect(freeze(input).figures).toEqual({ code: "figure.freeze", params: { count: 2 } });
});

test.each([
  ["its beginning is in a window", evening, "2026-11-20T18:00:00+01:00", true],
  ["the minute before is not", evening, "2026-11-20T17:59:00+01:00", false],
  ["its end is not", evening, "2026-11-20T22:00:00+01:00", false],
  ["the same time on another day is not", evening, "2026-11-19T19:00:00+01:00", false],
  ["in summer the wall clock counts", evening, "2026-07-03T18:30:00+02:00", true],
  ["a night begins on its day", night, "2026-11-21T23:00:00+01:00", true],
  ["and ends on the next", night, "2026-11-22T05:59:00+01:00", true],
  ["at its end", night, "2026-11-22T06:00:00+01:00", false],
  ["the morning of its own day is not in it", night, "2026-11-21T05:00:00+01:00", false],
  ["the evening after is not in it", night, "2026-11-22T23:00:00+01:00", false],
  ["a dated window begins by its own time zone", days, "2026-12-24T04:00:00Z", true],
  ["and not before", days, "2026-12-24T03:59:00Z", false],
  ["and ends by it", days, "2026-12-26T16:00:00Z", false],
  ["and not before", days, "2026-12-26T15:59:00Z", true],
] as const)("%s", (_title, window, moment, frozen) => {
  expect(isFrozen(window, Date.parse(moment))).toBe(frozen);
});

test("a night that begins on Sunday goes on into Monday", () => {
  expect(isFrozen({ ...night, days: [7] }, Date.parse("2026-11-23T03:00:00+01:00"))).toBe(true);
});

test("a window that ends when it begins lasts a day", () => {
  const wholeDay: FreezeWindow = { ...evening, from: "08:00", to: "08:00" };
  expect(isFrozen(wholeDay, Date.parse("2026-11-21T07:59:00+01:00"))).toBe(true);
  expect(isFrozen(wholeDay, Date.parse("2026-11-21T08:00:00+01:00"))).toBe(false);
});

test("a window names a time zone that exists, days, and an end after its beginning", () => {
  const problem = (change: object) => freezeWindowSchema.safeParse(change).error?.issues.map(({ message }) => message);
  expect(problem({ ...evening, timeZone: "Mars/Olympus" })).toEqual(["freeze.time_zone"]);
  expect(problem({ ...evening, days: [] })).toEqual(["freeze.days"]);
  expect(problem({ ...evening, from: "24:00" })).toEqual(["freeze.time"]);
  expect(problem({ ...days, to: days.from })).toEqual(["freeze.order"]);
  expect(problem(days)).toBeUndefined();
});
