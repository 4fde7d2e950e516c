import { describe, expect, test } from "vitest";
import type { DesiredCluster } from "@/lib/model/cluster";
import { directorInPool } from "@/lib/plan/guards/director-in-pool";
import { portMapping } from "@/lib/plan/guards/port-mapping";
import { stillForbidding } from "@/lib/plan/guards/still-forbidding";
import { planCluster } from "@/lib/plan/plan-cluster";
import { clusterWith, exampleCluster } from "@/tests/support/example-cluster";
import { freshHosts, planInput } from "../observed-hosts";

function guard(name: "director_in_pool" | "port_mapping", cluster: DesiredCluster) {
  const found = planCluster(planInput(cluster, freshHosts(cluster))).guards.find((one) => one.guard === name);
  return {
    verdict: found?.verdict,
    count: found?.figures.params.count,
    codes: found?.problems.map(({ code }) => code),
  };
}

describe("what the check of a cluster finds already is shown among the guards", () => {
  test("a director in the pool that would send packets in circles", () => {
    const tunnel = clusterWith({ "realServers.0.hostId": "h1", "services.0.destinations.0.forwarding": "tun" });
    const looping = { verdict: "forbids", count: 1, codes: ["real_server.is_director"] };
    expect(guard("director_in_pool", tunnel)).toEqual(looping);
    const unknown = clusterWith({ "realServers.0.hostId": null, "realServers.0.address": "10.77.0.11" });
    expect(guard("director_in_pool", unknown)).toEqual({ ...looping, codes: ["real_server.is_director_unknown"] });
    expect(guard("director_in_pool", exampleCluster)).toEqual({ verdict: "passed", count: 0, codes: [] });
  });

  test("a port that DR cannot map", () => {
    const mapped = clusterWith({ "services.0.destinations.0.port": 8080 });
    expect(guard("port_mapping", mapped)).toEqual({
      verdict: "forbids",
      count: 3,
      codes: ["destination.port_mapping"],
    });
    const nat = clusterWith({ "services.0.destinations.0.port": 8080, "services.0.destinations.0.forwarding": "nat" });
    expect(guard("port_mapping", nat)).toEqual({ verdict: "passed", count: 2, codes: [] });
  });

  test("nobody overrides either", () => {
    const mapped = clusterWith({ "services.0.destinations.0.port": 8080 });
    const { guards } = planCluster(planInput(mapped, freshHosts(mapped)));
    expect(stillForbidding(guards, ["port_mapping", "director_in_pool"]).map((one) => one.guard)).toEqual([
      "port_mapping",
    ]);
  });

  test("other problems are none of theirs", () => {
    const found = [{ path: [], code: "plan.host_unreachable", severity: "error" as const }];
    for (const one of [directorInPool, portMapping]) {
      expect(one({ desired: exampleCluster, found }).problems).toEqual([]);
    }
  });
});
