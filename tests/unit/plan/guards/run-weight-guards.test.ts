import { expect, test } from "vitest";
import { runWeightGuards } from "@/lib/plan/guards/run-weight-guards";
import { clusterWith } from "@/tests/support/example-cluster";
import { settings } from "./guarded-service";

const quorum = { "services.0.keepalived": { quorum: 4, hysteresis: 0 } };

/** The guards that forbid when the weights of the example's three destinations change, where kernels show these. */
function forbidding(before: readonly number[], after: readonly number[], kernel?: Readonly<Record<string, number>>) {
  const cluster = (weights: readonly number[]) =>
    clusterWith({
      ...quorum,
      ...Object.fromEntries(weights.map((weight, index) => [`services.0.destinations.${index}.weight`, weight])),
    });
  const kernels = kernel === undefined ? [] : [new Map([["TCP 10.77.0.100:80", new Map(Object.entries(kernel))]])];
  const results = runWeightGuards({ before: cluster(before), after: cluster(after), kernels, guards: settings() });
  return results.flatMap(({ guard, verdict }) => (verdict === "forbids" ? [guard] : []));
}

test("the last destination, the minimum and the quorum hold for weights too", () => {
  expect(forbidding([9, 0, 0], [0, 0, 0])).toEqual(["last_destination"]);
  expect(forbidding([9, 9, 9], [9, 0, 0])).toEqual(["minimum_available"]);
  expect(forbidding([3, 2, 1], [2, 1, 0])).toEqual(["quorum"]);
  expect(forbidding([9, 9, 9], [9, 9, 0])).toEqual([]);
});

test("what the kernels show of failing checks counts", () => {
  const shown = { "10.77.0.21:80": 9, "10.77.0.22:80": 0 };
  expect(forbidding([9, 9, 9], [0, 9, 9], shown)).toEqual(["last_destination"]);
  expect(forbidding([9, 9, 9], [0, 9, 9], { ...shown, "10.77.0.22:80": 9, "10.77.0.23:80": 9 })).toEqual([]);
});
