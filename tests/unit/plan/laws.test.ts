import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tablesEqual } from "@/lib/ipvs/equality";
import { expectedTable } from "@/lib/ipvs/expected-table";
import { checkCluster } from "@/lib/model/check-cluster";
import type { DesiredCluster } from "@/lib/model/cluster";
import { differences } from "@/lib/plan/differences";
import type { ObservedCluster, Plan } from "@/lib/plan/model";
import { planCluster } from "@/lib/plan/plan-cluster";
import { realServerVips } from "@/lib/plan/real-server-vips";
import { afterApply, freshHosts, planInput } from "./observed-hosts";
import { randomCluster } from "./random-cluster";

const changes = (plan: Plan) =>
  plan.waves.flatMap(({ hosts }) =>
    hosts.flatMap(({ steps }) => steps.filter(({ action }) => action !== "no-op").map(({ id }) => id)),
  );

const errors = (plan: Plan) => plan.problems.filter(({ severity }) => severity === "error");

/** Every host's own expectation, met by what the steps really did. */
function unmet(plan: Plan, observed: ObservedCluster) {
  const last = new Map(plan.waves.flatMap(({ hosts }) => hosts.map((host) => [`${host.role} ${host.hostId}`, host])));
  return [...last.values()].flatMap((host) => {
    const all = host.role === "director" ? observed.directors : observed.realServers;
    const found = all.find(({ hostId }) => hostId === host.hostId);
    expect(found).toBeDefined();
    return found === undefined ? [] : differences(host.expected, found);
  });
}

function expectInForce(cluster: DesiredCluster, observed: ObservedCluster): void {
  for (const { table } of observed.directors) expect(tablesEqual(expectedTable(cluster), table)).toBe(true);
  for (const { hostId, addresses } of observed.realServers) {
    const vips = addresses.filter((one) => one.interface === "lo").map(({ address }) => address);
    expect(new Set(vips)).toEqual(new Set(realServerVips(cluster, hostId)));
  }
}

describe("the laws of planning, for random clusters of both engines", () => {
  test("planning and applying on fresh hosts ends at the desired state, with nothing left to do", () => {
    fc.assert(
      fc.property(randomCluster, (cluster) => {
        fc.pre(checkCluster(cluster).every(({ severity }) => severity === "warning"));
        const fresh = freshHosts(cluster);
        const plan = planCluster(planInput(cluster, fresh));
        expect(errors(plan)).toEqual([]);
        const done = afterApply(fresh, plan);
        expect(unmet(plan, done)).toEqual([]);
        expectInForce(cluster, done);
        expect(changes(planCluster(planInput(cluster, done, cluster)))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test("from any applied state to any other of the same directors, one plan is enough", () => {
    fc.assert(
      fc.property(randomCluster, randomCluster, (from, other) => {
        const to = { ...other, engine: from.engine, directors: from.directors, realServers: from.realServers };
        const kept = new Set(to.realServers.map(({ id }) => id));
        const services = to.services.map((service) => ({
          ...service,
          destinations: service.destinations.filter(({ realServerId }) => kept.has(realServerId)),
        }));
        const desired = { ...to, services };
        for (const cluster of [from, desired]) {
          fc.pre(checkCluster(cluster).every(({ severity }) => severity === "warning"));
        }
        const fresh = freshHosts(from);
        const before = afterApply(fresh, planCluster(planInput(from, fresh)));
        const plan = planCluster(planInput(desired, before, from));
        expect(errors(plan)).toEqual([]);
        const after = afterApply(before, plan);
        expect(unmet(plan, after)).toEqual([]);
        expectInForce(desired, after);
        expect(changes(planCluster(planInput(desired, after, desired)))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("equal input gives an equal plan, and the order in which hosts print things does not matter", () => {
    fc.assert(
      fc.property(randomCluster, (cluster) => {
        const fresh = freshHosts(cluster);
        const observed = afterApply(fresh, planCluster(planInput(cluster, fresh)));
        const shuffled = {
          ...observed,
          directors: observed.directors.map((one) => ({
            ...one,
            addresses: [...one.addresses].reverse(),
            table: {
              services: [...one.table.services]
                .reverse()
                .map((service) => ({ ...service, destinations: [...service.destinations].reverse() })),
            },
          })),
        };
        expect(planCluster(planInput(cluster, shuffled))).toEqual(planCluster(planInput(cluster, observed)));
      }),
      { numRuns: 50 },
    );
  });
});
