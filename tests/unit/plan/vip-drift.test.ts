import { describe, expect, test } from "vitest";
import type { DesiredCluster } from "@/lib/model/cluster";
import { findVipDrift } from "@/lib/plan/drift/find-vip-drift";
import type { ObservedCluster } from "@/lib/plan/model";
import { clusterWith, exampleCluster } from "@/tests/support/example-cluster";
import { freshHosts, planInput } from "./observed-hosts";

const tracked = clusterWith({ "vrrp.trackers": [{ kind: "interface", interface: "eth1" }] });
const withMac = clusterWith({ "vrrp.useVmac": true });

/** Both directors with keepalived running unless it is `stopped`, and the VIP on interfaces like "director1 eth0". */
function holding(cluster: DesiredCluster, places: readonly string[], stopped: readonly string[] = []): ObservedCluster {
  const hosts = freshHosts(cluster);
  const directors = hosts.directors.map((one, index) => {
    const { name = "" } = cluster.directors[index] ?? {};
    const devices = places.flatMap((place) => (place.startsWith(`${name} `) ? place.slice(name.length + 1) : []));
    const vips = devices.flatMap((device) =>
      cluster.vips.map(({ address, prefixLength }) => ({ interface: device, address, prefixLength })),
    );
    const keepalived = { version: "2.2.7", running: !stopped.includes(name), enabled: true };
    return { ...one, keepalived, addresses: [...one.addresses, ...vips] };
  });
  return { ...hosts, directors };
}

const drift = (cluster: DesiredCluster, observed: ObservedCluster) =>
  findVipDrift(planInput(cluster, observed, cluster)).map(
    ({ kind, hostName, desired, kernel }) => `${kind} ${hostName}: ${desired} / ${kernel}`,
  );

describe("a VIP is as it should be", () => {
  test.each([
    ["on the preferred director", exampleCluster, ["director1 eth0"]],
    ["on the other one, where VRRP has moved it", exampleCluster, ["director2 eth0"]],
    ["on one, while the other takes it on lo", exampleCluster, ["director1 eth0", "director2 lo"]],
    ["on the interface of its own MAC address", withMac, ["director1 vrrp.51"]],
    ["on none, where what VRRP tracks may say so", tracked, []],
    ["where no VRRP places it", clusterWith({ engine: "ipvsadm" }), []],
  ])("%s", (_, cluster, places) => {
    expect(drift(cluster, holding(cluster, places))).toEqual([]);
  });
});

describe("a VIP is drift", () => {
  test("on no director, told of the one that should have it", () => {
    expect(drift(exampleCluster, holding(exampleCluster, []))).toEqual(["vip_nowhere director1: dev eth0 / null"]);
  });

  test("on two directors, told of both", () => {
    const both = ["director1 eth0", "director2 eth0"];
    for (const cluster of [exampleCluster, tracked]) {
      expect(drift(cluster, holding(cluster, both))).toEqual([
        "vip_twice director1: dev eth0 / dev eth0",
        "vip_twice director2: null / dev eth0",
      ]);
    }
  });

  test("on another interface than VRRP's", () => {
    expect(drift(exampleCluster, holding(exampleCluster, ["director2 eth1"]))).toEqual([
      "vip_misplaced director2: dev eth0 / dev eth1",
    ]);
  });

  test("on a director whose keepalived has died", () => {
    expect(drift(exampleCluster, holding(exampleCluster, ["director2 eth0"], ["director2"]))).toEqual([
      "vip_misplaced director2: dev eth0 / dev eth0",
    ]);
  });
});

test("a director that could not be read may hold it, but two that hold it are two", () => {
  const readable = (observed: ObservedCluster, count: number) => ({
    ...observed,
    directors: observed.directors.slice(0, count),
  });
  expect(drift(exampleCluster, readable(holding(exampleCluster, []), 1))).toEqual([]);
  const three = clusterWith({
    "directors.2": {
      id: "d3",
      hostId: "h3",
      name: "director3",
      address: "10.77.0.13",
      interface: "eth0",
      priority: 50,
    },
  });
  const both = holding(three, ["director1 eth0", "director2 eth0"]);
  expect(drift(three, readable(both, 2))).toHaveLength(2);
});
