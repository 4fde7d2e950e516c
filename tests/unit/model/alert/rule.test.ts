import { expect, test } from "vitest";
import { conditionKinds } from "@/lib/model/alert/kinds";
import { defaultRules, thresholdUnits } from "@/lib/model/alert/rule";

test("a kind has a unit exactly when it has a threshold", () => {
  const withThreshold = conditionKinds.filter((kind) => defaultRules[kind].threshold !== null);
  expect(Object.keys(thresholdUnits).sort()).toEqual([...withThreshold].sort());
});
