import { describe, expect, test } from "vitest";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { ObservedCluster, ObservedDirector } from "@/lib/plan/model";
import { planCluster } from "@/lib/plan/plan-cluster";
import { isSameWork } from "@/lib/plan/same-work";
import { clusterWith, exampleCluster } from "@/tests/support/example-cluster";
import { IpvsSimulator } from "@/tests/support/ipvs-simulator";
import { afterApply, freshHosts, planInput } from "./observed-hosts";

const sorry = { address: "10.77.0.29", port: 80, forwarding: "dr" };
const inhibiting = clusterWith({ "services.0.keepalived.inhibitOnFailure": true });
const withSorry = clusterWith({ "services.0.keepalived.sorryServer": sorry });
const weighing = clusterWith({
  "services.0.healthChecks": [{ kind: "command", command: ["/bin/true"], dynamicWeight: true }],
});
const unchecked = clusterWith({ "services.0.healthChecks": [] });
const byIpvsadm = clusterWith({ engine: "ipvsadm" });
const vip = "10.77.0.100";
const tcp = `-t ${vip}:80`;

/** Both directors as an apply left them, with the VIP on the first one. */
function inForce(cluster: DesiredCluster): ObservedCluster {
  const fresh = freshHosts(cluster);
  const after = afterApply(fresh, planCluster(planInput(cluster, fresh)));
  return cluster.engine === "ipvsadm" ? after : on(after, 0, (director) => withAddress(director, "eth0"));
}

function on(
  observed: ObservedCluster,
  place: number,
  change: (director: ObservedDirector) => ObservedDirector,
): ObservedCluster {
  const directors = observed.directors.map((director, index) => (index === place ? change(director) : director));
  return { ...observed, directors };
}

function withAddress(director: ObservedDirector, device: string): ObservedDirector {
  const vips = exampleCluster.vips.map(({ address }) => ({ interface: device, address, prefixLength: 32 }));
  return { ...director, addresses: [...director.addresses, ...vips] };
}

const withoutVip = (director: ObservedDirector): ObservedDirector => ({
  ...director,
  addresses: director.addresses.filter(({ address }) => address !== vip),
});

const restored =
  (...lines: string[]) =>
  (director: ObservedDirector): ObservedDirector => {
    const kernel = new IpvsSimulator(director.table);
    kernel.restore(lines);
    return { ...director, table: kernel.table };
  };

/** A change of the draft, so that there is something to do. */
function planOf(cluster: DesiredCluster, observed: ObservedCluster) {
  const desired = { ...cluster, services: cluster.services.map((one) => ({ ...one, scheduler: "wlc" as const })) };
  return planCluster(planInput(desired, observed, cluster));
}

/** What apply asks before its first command. */
function isStillAsShown(cluster: DesiredCluster, before: ObservedCluster, after: ObservedCluster): boolean {
  const [shown, made] = [planOf(cluster, before), planOf(cluster, after)];
  expect(shown.changeCount).toBeGreaterThan(0);
  return shown.fingerprint === made.fingerprint && isSameWork(shown.waves, made.waves);
}

describe("a plan still holds", () => {
  test.each([
    ["a check takes a destination out", exampleCluster, [`-d ${tcp} -r 10.77.0.21:80`]],
    ["checks take all destinations out", exampleCluster, [21, 22, 23].map((n) => `-d ${tcp} -r 10.77.0.${n}:80`)],
    ["a check sets a destination to weight 0 that keeps its place", inhibiting, [`-e ${tcp} -r 10.77.0.21:80 -g -w 0`]],
    ["a check that weighs sets a weight", weighing, [`-e ${tcp} -r 10.77.0.21:80 -g -w 77`]],
    [
      "the sorry server takes the place of all destinations",
      withSorry,
      [...[21, 22, 23].map((n) => `-d ${tcp} -r 10.77.0.${n}:80`), `-a ${tcp} -r 10.77.0.29:80 -g -w 1`],
    ],
  ])("when %s, and when it is put back", (_, cluster, lines) => {
    const healthy = inForce(cluster);
    const failing = on(healthy, 0, restored(...lines));
    expect(isStillAsShown(cluster, healthy, failing)).toBe(true);
    expect(isStillAsShown(cluster, failing, healthy)).toBe(true);
  });

  test("when VRRP moves the VIP, and then the other director changes last", () => {
    const before = inForce(exampleCluster);
    const after = on(on(before, 0, withoutVip), 1, (director) => withAddress(director, "eth0"));
    expect(isStillAsShown(exampleCluster, before, after)).toBe(true);
    const last = planOf(exampleCluster, after).waves.find(({ kind }) => kind === "master-director");
    expect(last?.hosts.map(({ hostName }) => hostName)).toEqual(["director2"]);
  });
});

describe("a plan is stale", () => {
  const stranger = `-a ${tcp} -r 10.77.0.99:80 -g -w 1`;
  test.each([
    ["sets a weight that no check sets", exampleCluster, [`-e ${tcp} -r 10.77.0.21:80 -g -w 7`]],
    ["sets weight 0 where a failing destination goes away", exampleCluster, [`-e ${tcp} -r 10.77.0.21:80 -g -w 0`]],
    ["sets a weight other than 0 where checks set only that", inhibiting, [`-e ${tcp} -r 10.77.0.21:80 -g -w 7`]],
    ["changes the forwarding method where checks weigh", weighing, [`-e ${tcp} -r 10.77.0.21:80 -m -w 3`]],
    ["adds a destination", exampleCluster, [stranger]],
    ["adds one that is not the sorry server", withSorry, [stranger]],
    ["takes a destination out that nobody checks", unchecked, [`-d ${tcp} -r 10.77.0.21:80`]],
    ["changes the scheduler", exampleCluster, [`-E ${tcp} -s rr`]],
    ["deletes the service", exampleCluster, [`-D ${tcp}`]],
    ["adds a service of their own", exampleCluster, ["-A -t 10.77.0.99:25 -s rr"]],
    ["takes a destination out with engine ipvsadm", byIpvsadm, [`-d ${tcp} -r 10.77.0.21:80`]],
  ])("when somebody %s", (_, cluster, lines) => {
    const before = inForce(cluster);
    for (const place of [0, 1]) {
      expect(isStillAsShown(cluster, before, on(before, place, restored(...lines)))).toBe(false);
    }
  });

  test("when keepalived has stopped, whose work the checks would have been", () => {
    const before = inForce(exampleCluster);
    const stopped = on(before, 0, (director) => ({
      ...director,
      keepalived: { version: "2.2.7", running: false, enabled: true },
    }));
    expect(isStillAsShown(exampleCluster, before, stopped)).toBe(false);
  });

  test("when a VIP is on two directors, or somebody put it on lo", () => {
    const before = inForce(exampleCluster);
    for (const device of ["eth0", "lo"]) {
      const after = on(before, 1, (director) => withAddress(director, device));
      expect(isStillAsShown(exampleCluster, before, after)).toBe(false);
    }
  });

  test("when a VIP moved that no VRRP moves", () => {
    const before = inForce(byIpvsadm);
    const after = on(on(before, 0, withoutVip), 1, (director) => withAddress(director, "eth0"));
    expect(isStillAsShown(byIpvsadm, before, after)).toBe(false);
  });
});
