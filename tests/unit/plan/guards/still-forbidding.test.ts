import { expect, test } from "vitest";
import type { GuardName } from "@/lib/model/guard-name";
import { stillForbidding } from "@/lib/plan/guards/still-forbidding";
import type { GuardResult } from "@/lib/plan/model";

const result = (guard: GuardName, verdict: GuardResult["verdict"], overridable = true): GuardResult => {
  return { guard, verdict, overridable, figures: { code: "figure.no_service", params: {} }, problems: [] };
};
const names = (results: readonly GuardResult[], overridden: readonly GuardName[]) =>
  stillForbidding(results, overridden).map(({ guard }) => guard);

test("what forbids stands in the way, and what warns or passed does not", () => {
  expect(names([result("quorum", "forbids"), result("drain", "warns"), result("freeze", "passed")], [])).toEqual([
    "quorum",
  ]);
});

test("only the guards that were named stand back", () => {
  const both = [result("quorum", "forbids"), result("freeze", "forbids")];
  expect(names(both, ["freeze"])).toEqual(["quorum"]);
  expect(names(both, ["freeze", "quorum"])).toEqual([]);
});

test("one that nobody may override stays", () => {
  expect(names([result("port_mapping", "forbids", false)], ["port_mapping"])).toEqual(["port_mapping"]);
});
