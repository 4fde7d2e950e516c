import { expect, test } from "vitest";
import { checkCluster } from "@/lib/model/check-cluster";
import { checkConsistency } from "@/lib/model/check-consistency";
import { clusterWith, exampleCluster } from "../../support/example-cluster";

const destination = exampleCluster.services[0]?.destinations[0];
const portsOf = (port: number) =>
  Object.fromEntries([0, 1, 2].map((index) => [`services.0.destinations.${index}.port`, port]));
const sctp = {
  ...exampleCluster.services[0],
  listener: { kind: "address", vipId: "v1", protocol: "SCTP", port: 80 },
  healthCheck: null,
};
const v6 = { "vips.1": { id: "v2", address: "fd77::100", prefixLength: 128 }, "services.0.listener.vipId": "v2" };

test("a sound cluster has no problems", () => {
  expect(checkCluster(exampleCluster)).toEqual([]);
});

test.each([
  [
    "adverts too slow for VRRP version 3",
    {
      "vrrp.advertIntervalSec": 41,
      "vips.1": { id: "v2", address: "fd77::100", prefixLength: 128 },
    },
    "vrrp.advertIntervalSec",
    "vrrp.advert_v3",
  ],
  ["two directors on one host", { "directors.1.hostId": "h1" }, "directors.1.hostId", "director.duplicate_host"],
  [
    "two directors of one address",
    { "directors.1.address": "10.77.0.11" },
    "directors.1.address",
    "director.duplicate_address",
  ],
  [
    "two directors of one priority",
    { "directors.1.priority": 150 },
    "directors.1.priority",
    "director.duplicate_priority",
  ],
  [
    "directors of two families",
    { "directors.1.address": "fd77::12" },
    "directors.1.address",
    "director.mixed_families",
  ],
  [
    "a VIP given twice",
    { "vips.1": { id: "v2", address: "10.77.0.100", prefixLength: 32 } },
    "vips.1.address",
    "vip.duplicate",
  ],
  [
    "a VIP that is a director's address",
    { "vips.0.address": "10.77.0.12" },
    "vips.0.address",
    "vip.is_director_address",
  ],
  [
    "a VIP that is a real server's address",
    { "vips.0.address": "10.77.0.22" },
    "vips.0.address",
    "vip.is_real_server_address",
  ],
  ["an IPv4 VIP with an IPv6 prefix", { "vips.0.prefixLength": 64 }, "vips.0.prefixLength", "vip.prefix_family"],
  [
    "two real servers of one address",
    { "realServers.1.address": "10.77.0.21" },
    "realServers.1.address",
    "real_server.duplicate_address",
  ],
  [
    "a real server on a director's host",
    { "realServers.1.hostId": "h1" },
    "realServers.1.hostId",
    "real_server.is_director",
  ],
  [
    "a real server with a director's address",
    { "realServers.1.address": "10.77.0.11" },
    "realServers.1.address",
    "real_server.is_director",
  ],
  [
    "a service whose VIP is gone",
    { "services.0.listener.vipId": "v9" },
    "services.0.listener.vipId",
    "service.vip_missing",
  ],
  [
    "two services of one key",
    { "services.1": { ...exampleCluster.services[0], id: "s2" } },
    "services.1.listener.port",
    "service.duplicate",
  ],
  [
    "every port without persistence",
    { "services.0.listener.port": 0, ...portsOf(0) },
    "services.0.listener.port",
    "service.port_zero",
  ],
  [
    "a client prefix too long for IPv4",
    { "services.0.persistence": { timeoutSec: 60, prefixLength: 64 } },
    "services.0.persistence.prefixLength",
    "service.persistence_prefix",
  ],
  [
    "a TCP check of a UDP service",
    { "services.0.listener.protocol": "UDP" },
    "services.0.healthCheck",
    "check.protocol",
  ],
  ["a check with engine ipvsadm", { engine: "ipvsadm" }, "services.0.healthCheck", "check.no_effect"],
  [
    "a destination whose real server is gone",
    { "services.0.destinations.1.realServerId": "r9" },
    "services.0.destinations.1.realServerId",
    "destination.real_server_missing",
  ],
  [
    "one destination twice",
    { "services.0.destinations.3": { ...destination, id: "e9" } },
    "services.0.destinations.3.realServerId",
    "destination.duplicate",
  ],
  [
    "port mapping under DR",
    { "services.0.destinations.1.port": 8080 },
    "services.0.destinations.1.port",
    "destination.port_mapping",
  ],
  [
    "port mapping by tunnel",
    { "services.0.destinations.1.port": 8080, "services.0.destinations.1.forwarding": "tun" },
    "services.0.destinations.1.port",
    "destination.port_mapping",
  ],
  [
    "a lower threshold above the upper one",
    { "services.0.destinations.1.lowerThreshold": 5, "services.0.destinations.1.upperThreshold": 4 },
    "services.0.destinations.1.lowerThreshold",
    "destination.thresholds",
  ],
  [
    "a lower threshold without an upper one",
    { "services.0.destinations.1.lowerThreshold": 5 },
    "services.0.destinations.1.lowerThreshold",
    "destination.thresholds",
  ],
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
  expect(checkCluster(clusterWith(values)).map((problem) => [problem.path.join("."), problem.code])).toEqual([
    [path, code],
  ]);
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
  ["engine ipvsadm needs no VRRP", { engine: "ipvsadm", vrrp: null, "services.0.healthCheck": null }],
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
