import { expect, test } from "vitest";
import type { DesiredCluster } from "@/lib/model/cluster";
import { planCluster } from "@/lib/plan/plan-cluster";
import { clusterWith, exampleCluster } from "@/tests/support/example-cluster";
import { freshHosts, planInput } from "./observed-hosts";

function refusals(cluster: DesiredCluster, version: string) {
  const fresh = freshHosts(cluster);
  const keepalived = { version, running: false, enabled: true };
  const directors = fresh.directors.slice(0, 1).map((one) => ({ ...one, keepalived }));
  const { problems } = planCluster(planInput(cluster, { ...fresh, directors }));
  return problems
    .filter(({ code }) => code === "plan.keepalived_too_old")
    .map(({ params }) => `${params?.what} since ${params?.since}, not ${params?.has}`);
}

const withChecks = (...healthChecks: object[]) => clusterWith({ "services.0.healthChecks": healthChecks });

test.each([
  ["a file check", withChecks({ kind: "file", path: "/run/up" }), "2.0.20", "2.1.0"],
  ["a regular expression", withChecks({ kind: "http", urls: [{ regex: "ok" }] }), "2.0.6", "2.0.7"],
  ["the version of HTTP", withChecks({ kind: "http", httpVersion: "1.1" }), "2.0.16", "2.0.17"],
  ["the payload of a UDP check", withChecks({ kind: "udp", payload: "00" }), "2.1.5", "2.2.0"],
])("%s is refused by name where keepalived is older, and nowhere else", (_, cluster, old, since) => {
  expect(refusals(cluster, old)).toContainEqual(expect.stringContaining(`since ${since}, not ${old}`));
  expect(refusals(cluster, since)).toEqual([]);
});

test("what the example says is known to every release since 2.0", () => {
  expect(refusals(exampleCluster, "2.0.0")).toEqual([]);
});
