import { expect, test } from "vitest";
import { checkCluster } from "@/lib/model/check-cluster";
import { checkConsistency } from "@/lib/model/check-consistency";
import { clusterWith, exampleCluster } from "@/tests/support/example-cluster";
import { problemsOf } from "./problems-of";

const destination = exampleCluster.services[0]?.destinations[0];
const sctp = {
  ...exampleCluster.services[0],
  listener: { kind: "address", vipId: "v1", protocol: "SCTP", port: 80 },
  healthChecks: [],
};
const v6 = { "vips.1": { id: "v2", address: "fd77::100", prefixLength: 128 }, "services.0.listener.vipId": "v2" };

test("a sound cluster has no problems", () => {
  expect(checkCluster(exampleCluster)).toEqual([]);
});

test("a cluster that carries nothing needs no director", () => {
  expect(problemsOf({ directors: [], services: [], vips: [] })).toEqual([]);
});

test.each([
  [
    "FULLNAT without conntrack",
    { "services.0.destinations.0.forwarding": "fullnat", "ipvs.sysctls": { conntrack: 0 } },
    "ipvs.sysctls.conntrack",
    "sysctl.fullnat",
  ],
  ["a sysctl out of its range", { "ipvs.sysctls.drop_entry": 4 }, "ipvs.sysctls.drop_entry", "sysctl.range"],
  ["no director", { directors: [] }, "directors", "cluster.directors_missing"],
  ["keepalived with a VIP but without VRRP", { vrrp: null }, "vrrp", "cluster.vrrp_missing"],
  [
    "a service without destinations",
    { "services.0.destinations": [] },
    "services.0.destinations",
    "service.destinations_missing",
  ],
  [
    "nothing but weights of 0",
    Object.fromEntries([0, 1, 2].map((index) => [`services.0.destinations.${index}.weight`, 0])),
    "services.0.destinations",
    "service.all_weights_zero",
  ],
])("finds %s", (_, values, path, code) => {
  expect(problemsOf(values)).toEqual([`${path} ${code}`]);
});

test("an IPv6 service takes IPv4 real servers by tunnel only", () => {
  const families = checkCluster(clusterWith(v6)).map(({ code, path }) => [code, path.join(".")]);
  expect(families).toEqual(
    [0, 1, 2].map((index) => ["destination.family", `services.0.destinations.${index}.realServerId`]),
  );
  const tunnels = Object.fromEntries([0, 1, 2].map((index) => [`services.0.destinations.${index}.forwarding`, "tun"]));
  expect(checkCluster(clusterWith({ ...v6, ...tunnels }))).toEqual([]);
});

test.each([
  ["NAT maps ports", { "services.0.destinations.1.port": 8080, "services.0.destinations.1.forwarding": "nat" }],
  ["one port by two protocols", { "services.1": { ...sctp, id: "s2" } }],
  ["VRRP version 2 takes slow adverts", { "vrrp.advertIntervalSec": 255 }],
  ["engine ipvsadm needs no VRRP", { engine: "ipvsadm", vrrp: null, "services.0.healthChecks": [] }],
  [
    "one real server on two ports by NAT",
    { "services.0.destinations.3": { ...destination, id: "e9", port: 8080, forwarding: "nat" } },
  ],
])("%s", (_, values) => {
  expect(checkCluster(clusterWith(values))).toEqual([]);
});

test("finds all problems at once", () => {
  const cluster = clusterWith({
    "directors.1.priority": 150,
    "vips.0.prefixLength": 64,
    "services.0.destinations.2.port": 1,
    vrrp: null,
  });
  expect(checkCluster(cluster).map(({ code }) => code)).toEqual([
    "director.duplicate_priority",
    "vip.prefix_family",
    "destination.port_mapping",
    "cluster.vrrp_missing",
  ]);
});

test("a cluster that is being put together is consistent", () => {
  expect(checkConsistency(clusterWith({ directors: [], vrrp: null, "services.0.destinations": [] }))).toEqual([]);
});

test("weights of 0 and missing destinations warn; everything else forbids", () => {
  const severities = (values: Record<string, unknown>) =>
    checkCluster(clusterWith(values)).map(({ severity }) => severity);
  expect(severities({ "services.0.destinations": [] })).toEqual(["warning"]);
  expect(severities({ engine: "ipvsadm" })).toEqual(["warning"]);
  expect(severities({ directors: [] })).toEqual(["error"]);
});
