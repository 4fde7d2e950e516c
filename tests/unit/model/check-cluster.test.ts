import { expect, test } from "vitest";
import { checkCluster } from "@/lib/model/check-cluster";
import { checkConsistency } from "@/lib/model/check-consistency";
import { clusterWith, exampleCluster } from "../../support/example-cluster";

const destination = exampleCluster.services[0]?.destinations[0];
const portsOf = (port: number) =>
  Object.fromEntries(
    [0, 1, 2].flatMap((index) => [
      [`services.0.destinations.${index}.port`, port],
      ...(port === 0 ? [[`services.0.destinations.${index}.healthChecks`, []]] : []),
    ]),
  );
const tunnelled = Object.fromEntries([0, 1, 2].map((index) => [`services.0.destinations.${index}.forwarding`, "tun"]));
const mark = (number: number, change: { family?: string; firstPort?: number } = {}) => {
  const { family = "inet", firstPort = 80 } = change;
  return { kind: "fwmark", mark: number, family, feeds: [{ vipId: "v1", protocol: "TCP", firstPort, lastPort: 80 }] };
};
const otherId = "0190a1b2-0000-7000-8000-000000000052";
const group = (...members: object[]) => ({ kind: "group", protocol: "TCP", members });
const sctp = {
  ...exampleCluster.services[0],
  listener: { kind: "address", vipId: "v1", protocol: "SCTP", port: 80 },
  healthChecks: [],
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
  [
    "two instances with one virtual router ID",
    { vrrpInstances: [{ id: otherId, virtualRouterId: 51, directors: [{ directorId: "d1", priority: 90 }] }] },
    "vrrpInstances.0.virtualRouterId",
    "vrrp.vrid_duplicate",
  ],
  [
    "two directors of one priority in an instance",
    { vrrpInstances: [{ id: otherId, virtualRouterId: 52, directors: [{ directorId: "d1", priority: 100 }] }] },
    "vrrpInstances.0.directors",
    "vrrp.duplicate_priority",
  ],
  [
    "a VIP of an instance that is gone",
    { "vips.0.vrrpInstanceId": otherId },
    "vips.0.vrrpInstanceId",
    "vip.vrrp_instance_missing",
  ],
  [
    "a password with VRRP version 3",
    { vrrp: { virtualRouterId: 51, version: 3, authentication: { secretId: otherId, sha256: "0".repeat(64) } } },
    "vrrp.authentication",
    "vrrp.authentication_v3",
  ],
  [
    "a delay before taking back what is not taken back",
    { vrrp: { virtualRouterId: 51, preempt: false, preemptDelaySec: 9 } },
    "vrrp.preemptDelaySec",
    "vrrp.preempt_delay_off",
  ],
  [
    "a tracker that changes the priority of one instance in a group",
    { vrrp: { virtualRouterId: 51, syncGroup: 1, trackers: [{ kind: "file", path: "/run/up", weight: 3 }] } },
    "vrrp.trackers.0.weight",
    "tracker.weight_in_group",
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
    "one of several directors as a real server by tunnel",
    { "realServers.1.hostId": "h1", "services.0.destinations.1.forwarding": "tun" },
    "realServers.1.hostId",
    "real_server.is_director",
  ],
  [
    "GRE tunnels to one real server with and without checksums",
    {
      "services.0.destinations.0.forwarding": "tun",
      "services.0.destinations.0.tunnel": { kind: "gre", checksum: "on" },
      "services.1": {
        ...exampleCluster.services[0],
        id: "s2",
        name: "other",
        listener: { kind: "address", vipId: "v1", protocol: "TCP", port: 81 },
        destinations: [
          { ...destination, id: "e9", port: 81, forwarding: "tun", tunnel: { kind: "gre", checksum: "none" } },
        ],
      },
    },
    "services.1.destinations.0.tunnel",
    "destination.gre_checksums",
  ],
  [
    "FULLNAT without conntrack",
    { "services.0.destinations.0.forwarding": "fullnat", "ipvs.sysctls": { conntrack: 0 } },
    "ipvs.sysctls.conntrack",
    "sysctl.fullnat",
  ],
  [
    "a gateway of another family",
    { "realServers.1.natGateway": "fd00::1" },
    "realServers.1.natGateway",
    "real_server.gateway_family",
  ],
  [
    "a real server that is its own gateway",
    { "realServers.1.natGateway": "10.77.0.22" },
    "realServers.1.natGateway",
    "real_server.gateway_self",
  ],
  [
    "one of several directors as a real server that no host is known of",
    { "realServers.1.address": "10.77.0.11", "realServers.1.hostId": null },
    "realServers.1.address",
    "real_server.is_director_unknown",
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
    "a flag of another scheduler",
    { "services.0.schedulerFlags": ["sh-port"] },
    "services.0.schedulerFlags.0",
    "scheduler.flag",
  ],
  [
    "a flag twice",
    { "services.0.schedulerFlags": ["flag-1", "flag-1"] },
    "services.0.schedulerFlags.1",
    "scheduler.flag_twice",
  ],
  ["one-packet scheduling of TCP", { "services.0.onePacket": true }, "services.0.onePacket", "service.one_packet"],
  [
    "a third flag of a hashing scheduler",
    { "services.0.scheduler": "mh", "services.0.schedulerFlags": ["mh-port", "flag-3"] },
    "services.0.schedulerFlags.1",
    "scheduler.flag",
  ],
  [
    "SIP persistence of TCP",
    { "services.0.persistence": { timeoutSec: 60, prefixLength: null, engine: "sip" } },
    "services.0.persistence.engine",
    "service.persistence_sip",
  ],
  [
    "a client prefix for a group of both families",
    {
      "services.0.listener": group(
        { kind: "fwmark", mark: 1, family: "inet" },
        { kind: "fwmark", mark: 1, family: "inet6" },
      ),
      "services.0.persistence": { timeoutSec: 60, prefixLength: 24 },
      ...portsOf(0),
      ...tunnelled,
    },
    "services.0.persistence.prefixLength",
    "service.persistence_prefix_group",
  ],
  [
    "a mark that is another service's",
    {
      "services.0.listener": mark(7),
      ...portsOf(0),
      "services.1": {
        ...sctp,
        id: "s2",
        listener: mark(7),
        destinations: [{ ...destination, port: 0, healthChecks: [] }],
      },
    },
    "services.1.listener.mark",
    "service.duplicate",
  ],
  [
    "a group that has another service's address and port",
    {
      "services.1": {
        ...sctp,
        id: "s2",
        listener: group({ kind: "vip", vipId: "v1", port: 81 }, { kind: "vip", vipId: "v1", port: 80 }),
        destinations: [{ ...destination, port: 0, healthChecks: [] }],
      },
    },
    "services.1.listener.members.1.port",
    "service.duplicate",
  ],
  [
    "a mark rule for a VIP of the other family",
    { "services.0.listener": mark(7, { family: "inet6" }), ...portsOf(0), ...tunnelled },
    "services.0.listener.feeds.0.vipId",
    "mark.family",
  ],
  [
    "a mark rule whose ports run backwards",
    { "services.0.listener": mark(7, { firstPort: 81 }), ...portsOf(0) },
    "services.0.listener.feeds.0.lastPort",
    "mark.ports",
  ],
  [
    "a range beyond the last part of its address",
    { "services.0.listener": group({ kind: "range", address: "10.88.0.250", count: 7, port: 80 }) },
    "services.0.listener.members.0.count",
    "range.overflow",
  ],
  ["a sysctl out of its range", { "ipvs.sysctls.drop_entry": 4 }, "ipvs.sysctls.drop_entry", "sysctl.range"],
  [
    "a client prefix too long for IPv4",
    { "services.0.persistence": { timeoutSec: 60, prefixLength: 64 } },
    "services.0.persistence.prefixLength",
    "service.persistence_prefix",
  ],
  [
    "a check that has no port to connect to",
    { "services.0.listener": mark(7), ...portsOf(0), "services.0.destinations.1.healthChecks": null },
    "services.0.healthChecks.0.connectPort",
    "check.port",
  ],
  [
    "two BFD sessions with one destination",
    { "services.0.healthChecks": [{ kind: "bfd" }, { kind: "tcp" }, { kind: "bfd" }] },
    "services.0.healthChecks.2",
    "check.bfd_twice",
  ],
  [
    "an expected answer that nobody waits for",
    { "services.0.healthChecks": [{ kind: "udp", reply: "00" }] },
    "services.0.healthChecks.0.reply",
    "check.reply_not_required",
  ],
  [
    "an answer that is both too short and too long",
    { "services.0.healthChecks": [{ kind: "udp", requireReply: true, minReplyLength: 9, maxReplyLength: 8 }] },
    "services.0.healthChecks.0.minReplyLength",
    "check.reply_lengths",
  ],
  [
    "a quorum that all weights together do not reach",
    { "services.0.keepalived.quorum": 7 },
    "services.0.keepalived.quorum",
    "quorum.exceeds_weights",
  ],
  [
    "a hysteresis that the quorum never falls below",
    { "services.0.keepalived.hysteresis": 1 },
    "services.0.keepalived.hysteresis",
    "quorum.hysteresis_below",
  ],
  [
    "a sorry server of the other family",
    { "services.0.keepalived.sorryServer": { address: "fd77::29", port: 80, forwarding: "dr" } },
    "services.0.keepalived.sorryServer.address",
    "sorry_server.family",
  ],
  [
    "a sorry server on another port without NAT",
    { "services.0.keepalived.sorryServer": { address: "10.77.0.29", port: 81, forwarding: "dr" } },
    "services.0.keepalived.sorryServer.port",
    "sorry_server.port_mapping",
  ],
  [
    "a sorry server that is a destination",
    { "services.0.keepalived.sorryServer": { address: "10.77.0.21", port: 80, forwarding: "dr" } },
    "services.0.keepalived.sorryServer.address",
    "sorry_server.is_destination",
  ],
  [
    "a TCP check of a UDP service",
    { "services.0.listener.protocol": "UDP" },
    "services.0.healthChecks.0",
    "check.protocol",
  ],
  ["a check with engine ipvsadm", { engine: "ipvsadm" }, "services.0.healthChecks", "check.no_effect"],
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
    "a port under a mark by DR",
    { "services.0.listener": mark(7), ...portsOf(0), "services.0.destinations.1.port": 80 },
    "services.0.destinations.1.port",
    "destination.port_mapping_none",
  ],
  [
    "no port by NAT, where the service has one",
    {
      "services.0.destinations.1.port": 0,
      "services.0.destinations.1.forwarding": "nat",
      "services.0.destinations.1.healthChecks": [],
    },
    "services.0.destinations.1.port",
    "port.range",
  ],
  [
    "a mapped port under a persistent mark",
    {
      "services.0.listener": mark(7),
      "services.0.persistence": { timeoutSec: 60, prefixLength: null },
      ...portsOf(0),
      "services.0.destinations.1.port": 8080,
      "services.0.destinations.1.forwarding": "nat",
    },
    "services.0.destinations.1.port",
    "destination.port_persistent",
  ],
  [
    "a tunnel of a destination that is not reached by tunnel",
    { "services.0.destinations.1.tunnel": { kind: "ipip" } },
    "services.0.destinations.1.tunnel",
    "destination.tunnel",
  ],
  [
    "the other family by tunnel beside the sync daemon",
    { "realServers.0.address": "fd77::21", ...tunnelled, "ipvs.syncDaemon": {} },
    "services.0.destinations.0.realServerId",
    "destination.family_sync",
  ],
  [
    "real servers of the other family than a mark's clients",
    {
      "services.0.listener": { ...mark(7, { family: "inet6" }), feeds: [] },
      "services.0.destinations": [{ ...destination, port: 0, healthChecks: [] }],
    },
    "services.0.destinations.0.realServerId",
    "destination.family_clients",
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
  [
    "a group without members",
    { "services.0.listener": group(), ...portsOf(0) },
    "services.0.listener.members",
    "service.members_missing",
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
