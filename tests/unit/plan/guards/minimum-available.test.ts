import { expect, test } from "vitest";
import { minimumAvailable } from "@/lib/plan/guards/minimum-available";
import { said, service, settings } from "./guarded-service";

function judge(members: string, change: Parameters<typeof settings>[0] = {}): string[] {
  return said(minimumAvailable({ services: [service(members)], guards: settings(change) }));
}

const forbidden = ["error guard.minimum_available"];

test("less than half of the destinations may not stay", () => {
  expect(judge("1>1 1>0 1>0")).toEqual(forbidden);
  expect(judge("1>1 1>- 1>-")).toEqual(forbidden);
  expect(judge("1>1 1>1 1>0")).toEqual([]);
});

test("exactly the limit may", () => {
  expect(judge("1>1 1>0")).toEqual([]);
  expect(judge("1>1 1>0", { minAvailablePercent: 51 })).toEqual(forbidden);
  expect(judge("3>3 4>0 1>1", { minAvailablePercent: 50 })).toEqual([]);
});

test("one destination after the other ends at the limit too, since those drained before count as members", () => {
  expect(judge("1>1 1>0 0>0 0>0")).toEqual(forbidden);
});

test("of the weight as much has to stay as of the destinations", () => {
  expect(judge("1>1 1>1 10>0")).toEqual(forbidden);
  expect(judge("10>10 1>1 10>0")).toEqual([]);
});

test("either is enough to forbid", () => {
  expect(judge("10>- 1>1 ->1")).toEqual(forbidden);
  expect(judge("1>3 1>0 1>0")).toEqual(forbidden);
});

test("weights that all change by one factor take nothing away, nor do new destinations in the place of old ones", () => {
  expect(judge("100>1 100>1")).toEqual([]);
  expect(judge("1>- 1>- ->1 ->1")).toEqual([]);
});

test("a destination whose checks fail counts as one that does not stay", () => {
  expect(judge("1>1! 1>1! 1>1 1>0")).toEqual(forbidden);
});

test("where too little is left already, a change that takes nothing away passes with a warning", () => {
  expect(judge("0>0 0>0 1>1")).toEqual(["warning guard.minimum_available_already"]);
  expect(judge("0>1 0>0 1>1")).toEqual([]);
});

test("that nothing stays at all is for the guard of the last destination to say", () => {
  expect(judge("1>0 1>0")).toEqual([]);
});

test("a service's own limit stands in for the cluster's, and 0 is none", () => {
  const members: string = "1>1 1>0 1>0";
  expect(judge(members, { serviceMinimums: { s1: 30 } })).toEqual([]);
  expect(judge(members, { serviceMinimums: { s2: 30 } })).toEqual(forbidden);
  expect(judge(members, { minAvailablePercent: 0 })).toEqual([]);
});

test("the figures are of the service that comes nearest to its limit", () => {
  const services = [service("1>1"), service("1>1 1>0 2>2", { name: "mail" })];
  expect(minimumAvailable({ services, guards: settings() }).figures).toEqual({
    code: "figure.minimum_available",
    params: { service: "mail", available: 2, total: 3, percent: 66, weight: 75, limit: 50 },
  });
});

test("services that go away or had nothing available are not judged", () => {
  const services = [service("1>-", { id: null }), service("0>0"), service("->1")];
  const none = { figures: { code: "figure.no_service", params: {} }, problems: [] };
  expect(minimumAvailable({ services, guards: settings() })).toEqual(none);
});
