import { expect, test } from "vitest";
import { exampleCluster } from "@/tests/support/example-cluster";
import { problemsOf } from "./problems-of";
import { destination, mark, portsOf, tunnelled } from "./service-changes";

const group = (...members: object[]) => ({ kind: "group", protocol: "TCP", members });
const sctp = {
  ...exampleCluster.services[0],
  listener: { kind: "address", vipId: "v1", protocol: "SCTP", port: 80 },
  healthChecks: [],
};

test.each([
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
    "a client prefix for a group, which keepalived leaves out",
    {
      "services.0.listener": group({ kind: "vip", vipId: "v1", port: 80 }),
      "services.0.persistence": { timeoutSec: 60, prefixLength: 24 },
    },
    "services.0.persistence.prefixLength",
    "service.persistence_prefix_group",
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
  [
    "a client prefix too long for IPv4",
    { "services.0.persistence": { timeoutSec: 60, prefixLength: 64 } },
    "services.0.persistence.prefixLength",
    "service.persistence_prefix",
  ],
  [
    "a group without members",
    { "services.0.listener": group(), ...portsOf(0) },
    "services.0.listener.members",
    "service.members_missing",
  ],
])("finds %s", (_, values, path, code) => {
  expect(problemsOf(values)).toEqual([`${path} ${code}`]);
});
