import { describe, expect, test } from "vitest";
import { expectedTable } from "@/lib/ipvs/expected-table";
import type { ObservedDirector } from "@/lib/plan/model";
import { planCluster } from "@/lib/plan/plan-cluster";
import { soakFaults, type Watched } from "@/lib/plan/soak-faults";
import { clusterWith, exampleCluster as desired } from "@/tests/support/example-cluster";
import { afterApply, freshHosts, planInput } from "./observed-hosts";

const vip = { interface: "eth0", address: desired.vips[0]?.address ?? neverNull(), prefixLength: 32 };
const hosts = freshHosts(desired);
const plan = planCluster(planInput(desired, hosts));
const changed = plan.waves.flatMap((wave) => wave.hosts).filter(({ role }) => role === "director");
/** Both directors as the plan left them; the first holds the VIP. */
const applied = afterApply(hosts, plan).directors;
const [master = neverNull(), backup = neverNull()] = applied.map((director, index) => ({
  ...director,
  addresses: director.addresses.filter(({ address }) => address !== vip.address).concat(index === 0 ? [vip] : []),
}));
const watched: Watched = { desired, hostNames: {}, changed, exact: true, before: [master, backup] };

const codes = (directors: readonly ObservedDirector[], what: Watched = watched) =>
  soakFaults(what, directors).map(({ problem }) => problem.code);
const withTable = (director: ObservedDirector, destinations: number): ObservedDirector => ({
  ...director,
  table: {
    services: expectedTable(desired).services.map((one) => ({
      ...one,
      destinations: one.destinations.slice(0, destinations),
    })),
  },
});

function neverNull(): never {
  throw new Error("the example has two directors and a VIP");
}

describe("directors that are watched", () => {
  test("have no fault while they are as they were read back", () => {
    expect(codes([master, backup])).toEqual([]);
  });

  test("are at fault at once when one is not, or its keepalived has ended", () => {
    const dead = { ...backup, keepalived: { version: "2.2.7", running: false, enabled: true } };
    for (const fault of soakFaults(watched, [master, dead])) expect(fault.patienceSec).toBe(0);
    expect(codes([master, dead])).toEqual(["cluster.soak_failed"]);
    expect(codes([master, { ...backup, table: { services: [] } }])).toEqual(["cluster.soak_failed"]);
  });

  test("may be edited by hand once they are in force", () => {
    const edited = withTable(backup, 3);
    const services = edited.table.services.map((one) => ({ ...one, scheduler: "rr" }));
    const directors = [master, { ...edited, table: { services } }];
    expect(codes(directors)).toEqual(["cluster.soak_failed"]);
    expect(codes(directors, { ...watched, exact: false })).toEqual([]);
  });

  test("may lose destinations to checks, but not the last one of a service, unless its first check is still to come", () => {
    expect(codes([master, withTable(backup, 1)])).toEqual([]);
    expect(codes([master, withTable(backup, 0)])).toEqual(["cluster.checks_failed"]);
    const slow = clusterWith({ "services.0.healthChecks.0.delaySec": 30 });
    const [fault] = soakFaults({ ...watched, desired: slow }, [master, withTable(backup, 0)]);
    expect(fault?.patienceSec).toBe(33);
  });

  test("are not to blame for a service that had no destination before, or is to have none", () => {
    const down = withTable(backup, 0);
    expect(codes([master, down], { ...watched, before: [master, down] })).toEqual([]);
  });

  test("hold each VIP once, for as long as an election may take", () => {
    const both = [master, { ...backup, addresses: [...backup.addresses, vip] }];
    const none = [{ ...master, addresses: [] }, backup];
    for (const directors of [both, none]) {
      expect(soakFaults(watched, directors)).toMatchObject([
        { problem: { code: "cluster.vips_not_held" }, patienceSec: 5 },
      ]);
    }
    expect(codes(none, { ...watched, before: none })).toEqual([]);
  });

  test("that do not answer are not judged", () => {
    expect(codes([backup])).toEqual([]);
    expect(codes([])).toEqual([]);
  });
});
