import type { DesiredCluster } from "@/lib/model/cluster";
import { clusterWith, exampleCluster } from "../../support/example-cluster";

const [service] = exampleCluster.services;
const [destination] = service?.destinations ?? [];
const v6Directors = { "directors.0.address": "fd77::11", "directors.1.address": "fd77::12" };
const v6Servers = Object.fromEntries([0, 1, 2].map((index) => [`realServers.${index}.address`, `fd77::2${index + 1}`]));
const v6Vip = { "vips.0": { id: "v1", address: "fd77::100", prefixLength: 128 } };
const everyDestination = (field: string, value: unknown) =>
  Object.fromEntries([0, 1, 2].map((index) => [`services.0.destinations.${index}.${field}`, value]));
/** Of secrets and instances. */
const secretIds = [1, 2, 3].map((last) => `0190a1b2-0000-7000-8000-00000000010${last}`);
const everyPort = (port: number) => everyDestination("port", port);
const checkedOnPort80 = { "services.0.healthChecks": [{ kind: "tcp", connectPort: 80 }] };
const everyForwarding = (forwarding: string) => everyDestination("forwarding", forwarding);

/** One cluster for each thing that shows in keepalived.conf; the golden files are named for them. */
export const exampleClusters: Readonly<Record<string, DesiredCluster>> = {
  "two-directors-dr-tcp-check": exampleCluster,
  "single-director": clusterWith({ directors: exampleCluster.directors.slice(0, 1) }),
  "nopreempt-wide-prefix-slow-adverts": clusterWith({
    vrrp: { virtualRouterId: 255, advertIntervalSec: 3, preempt: false },
    "vips.0.prefixLength": 24,
  }),
  "http-check-persistence-thresholds": clusterWith({
    "services.0.healthChecks": [
      {
        kind: "http",
        urls: [{ path: "/health?full=1&x=%20", statusCodes: "204" }],
        delaySec: 10,
        timeoutSec: 2,
        retry: 0,
      },
    ],
    "services.0.persistence": { timeoutSec: 600, prefixLength: 24 },
    "services.0.destinations.0.upperThreshold": 1000,
    "services.0.destinations.0.lowerThreshold": 800,
    "services.0.destinations.1.upperThreshold": 500,
  }),
  "nat-port-mapping-beside-dr-and-tunnel": clusterWith({
    "services.0.destinations.1": { ...destination, id: "e22", realServerId: "r22", port: 8080, forwarding: "nat" },
    "services.0.destinations.2.forwarding": "tun",
  }),
  "udp-and-sctp-without-check": clusterWith({
    "services.0.healthChecks": [],
    "services.0.listener.protocol": "UDP",
    "services.1": {
      ...service,
      id: "s2",
      listener: { kind: "address", vipId: "v1", protocol: "SCTP", port: 80 },
      scheduler: "mh",
      healthChecks: [],
      persistence: { timeoutSec: 60, prefixLength: null },
    },
  }),
  "fwmark-with-mark-rules-and-persistence": clusterWith({
    "services.0.listener": {
      kind: "fwmark",
      mark: 4294967295,
      family: "inet",
      feeds: [80, 443].map((port) => ({ vipId: "v1", protocol: "TCP", firstPort: port, lastPort: port })),
    },
    "services.0.persistence": { timeoutSec: 600, prefixLength: 24 },
    ...checkedOnPort80,
    ...everyPort(0),
  }),
  "fwmark-ipv6-by-nat": clusterWith({
    ...v6Directors,
    ...v6Servers,
    "services.0.listener": { kind: "fwmark", mark: 6, family: "inet6", feeds: [] },
    ...everyPort(8080),
    ...everyForwarding("nat"),
  }),
  "group-of-vips-ranges-and-marks": clusterWith({
    "vips.1": { id: "v2", address: "10.77.0.101", prefixLength: 32 },
    "services.0.listener": {
      kind: "group",
      protocol: "TCP",
      members: [
        { kind: "vip", vipId: "v1", port: 80 },
        { kind: "vip", vipId: "v2", port: 8080 },
        { kind: "range", address: "10.88.0.1", count: 4, port: 80 },
        { kind: "fwmark", mark: 7, family: "inet" },
      ],
    },
    ...checkedOnPort80,
    ...everyPort(0),
  }),
  "group-of-ipv6-ranges": clusterWith({
    ...v6Directors,
    ...v6Servers,
    ...v6Vip,
    "services.0.listener": {
      kind: "group",
      protocol: "TCP",
      members: [
        { kind: "vip", vipId: "v1", port: 80 },
        { kind: "range", address: "fd88::", count: 16, port: 80 },
        { kind: "range", address: "fd88::f0", count: 16, port: 80 },
      ],
    },
    "services.0.persistence": { timeoutSec: 60, prefixLength: null },
  }),
  "group-of-marks": clusterWith({
    "services.0.listener": {
      kind: "group",
      protocol: "UDP",
      members: [
        { kind: "fwmark", mark: 1, family: "inet" },
        { kind: "fwmark", mark: 2, family: "inet" },
      ],
    },
    "services.0.healthChecks": [],
    ...everyPort(0),
  }),
  "every-port-of-a-vip": clusterWith({
    "services.0.listener.port": 0,
    "services.0.persistence": { timeoutSec: 300, prefixLength: null },
    "services.0.healthChecks": [],
    ...everyPort(0),
  }),
  "scheduler-flags": clusterWith({
    "services.0.scheduler": "sh",
    "services.0.schedulerFlags": ["sh-port", "flag-1"],
    "services.1": {
      ...service,
      id: "s2",
      listener: { kind: "address", vipId: "v1", protocol: "TCP", port: 8080 },
      scheduler: "mh",
      schedulerFlags: ["mh-fallback"],
      destinations: [{ ...destination, id: "e9", port: 8080 }],
    },
  }),
  "udp-one-packet-and-sip-persistence": clusterWith({
    "services.0.listener.protocol": "UDP",
    "services.0.onePacket": true,
    "services.0.healthChecks": [],
    "services.1": {
      ...service,
      id: "s2",
      listener: { kind: "address", vipId: "v1", protocol: "UDP", port: 5060 },
      healthChecks: [],
      persistence: { timeoutSec: 60, prefixLength: null, engine: "sip" },
      destinations: [{ ...destination, id: "e9", port: 5060 }],
    },
  }),
  "every-tunnel": clusterWith({
    ...everyForwarding("tun"),
    "services.0.destinations.0.tunnel": { kind: "gue", port: 5555, checksum: "remote" },
    "services.0.destinations.1.tunnel": { kind: "gre", checksum: "on" },
    "services.0.destinations.2.tunnel": { kind: "ipip" },
  }),
  "ipv6-real-servers-by-tunnel-behind-an-ipv4-vip": clusterWith({ ...v6Servers, ...everyForwarding("tun") }),
  "fullnat-is-nat-to-keepalived": clusterWith({ ...everyForwarding("fullnat"), ...everyPort(8080) }),
  "every-checker": clusterWith({
    "services.0.healthChecks": [
      { kind: "tcp", connectAddress: "10.77.0.99", connectPort: 8080, sourceAddress: "10.77.0.11", warmupSec: 1 },
      {
        kind: "https",
        serverName: true,
        httpVersion: "1.1",
        urls: [
          { path: "/", statusCodes: "200-299 301", virtualHost: "web.example.org", regex: "^status: ok! #[0-9]$" },
          { path: "/file", digest: "d41d8cd98f00b204e9800998ecf8427e" },
        ],
      },
      { kind: "smtp", heloName: "lb.example.org" },
      { kind: "dns", type: "A", name: "example.org", delaySec: 30 },
      { kind: "udp", payload: "00ab12", requireReply: true, reply: "abcd", minReplyLength: 4 },
      { kind: "ping" },
      { kind: "command", command: ["/bin/true", "--port=80", "a,b"], dynamicWeight: true, user: "root" },
      { kind: "bfd" },
    ],
    "services.0.destinations.1.healthChecks": [],
    "services.0.destinations.2.healthChecks": [{ kind: "file", path: "/run/weight", weight: 1 }],
  }),
  "sorry-server-quorum-and-notifications": clusterWith({
    "services.0.keepalived": {
      alpha: true,
      omega: true,
      quorum: 3,
      hysteresis: 1,
      inhibitOnFailure: true,
      haSuspend: true,
      sorryServer: { address: "10.77.0.29", port: 8080, forwarding: "nat" },
      sorryServerInhibit: true,
      quorumUp: ["/bin/true", "up"],
      quorumDown: ["/bin/true", "down"],
      notifyUp: ["/bin/true"],
      notifyDown: ["/bin/true"],
      smtpAlert: false,
    },
    keepalived: {
      scriptUser: "root",
      mail: { server: "127.0.0.1", from: "lb@example.org", to: ["ops@example.org", "night+1@example.org"] },
      vrrpStartupDelaySec: 5,
    },
    "ipvs.timeouts": { tcpSec: 900, tcpFinSec: 30, udpSec: 60 },
  }),
  "active-active-with-trackers-and-secrets": clusterWith({
    vrrp: {
      virtualRouterId: 51,
      preemptDelaySec: 30,
      garp: { delaySec: 1, repeat: 2, refreshSec: 60, refreshRepeat: 1 },
      authentication: { secretId: secretIds[0], sha256: "a".repeat(64) },
      trackers: [
        { kind: "process", process: "haproxy", delaySec: 1 },
        { kind: "script", command: ["/bin/true", "-q"], weight: -20, user: "root" },
        { kind: "interface", interface: "peer", weight: -10 },
        { kind: "interface", interface: "eth0" },
        { kind: "file", path: "/run/priority", weight: 2 },
      ],
      notifyMaster: ["/bin/true", "master"],
      notifyBackup: ["/bin/true", "backup"],
      notifyFault: ["/bin/true", "fault"],
      notifyStop: ["/bin/true", "stop"],
      smtpAlert: true,
    },
    vrrpInstances: [
      {
        id: secretIds[2],
        virtualRouterId: 52,
        transport: "multicast",
        version: 3,
        directors: [
          { directorId: "d1", priority: 90 },
          { directorId: "d2", priority: 160 },
        ],
      },
    ],
    "vips.1": { id: "v2", address: "10.77.0.101", prefixLength: 32, vrrpInstanceId: secretIds[2] },
    "ipvs.syncDaemon": { syncId: 7, maxLength: 1400, port: 8849, ttl: 2, group: "224.0.0.82" },
  }),
  "vrrp-only-moving-together": clusterWith({
    services: [],
    realServers: [],
    vrrp: { virtualRouterId: 51, syncGroup: 1, trackers: [{ kind: "process", process: "haproxy" }] },
    vrrpInstances: [{ id: secretIds[2], virtualRouterId: 52, syncGroup: 1 }],
    "vips.1": { id: "v2", address: "10.77.0.101", prefixLength: 32, vrrpInstanceId: secretIds[2] },
  }),
  "all-weights-zero": clusterWith(
    Object.fromEntries([0, 1, 2].map((index) => [`services.0.destinations.${index}.weight`, 0])),
  ),
  ipv6: clusterWith({
    ...v6Directors,
    ...v6Servers,
    ...v6Vip,
    "services.0.persistence": { timeoutSec: 300, prefixLength: 64 },
  }),
  "ipv6-vip-beside-ipv4": clusterWith({ "vips.1": { id: "v2", address: "fd77::100", prefixLength: 128 } }),
  "ipv6-vips-alone-on-ipv4-directors": clusterWith({ ...v6Servers, ...v6Vip }),
  "virtual-mac-and-authentication-header": clusterWith({
    vrrp: {
      virtualRouterId: 51,
      useVmac: true,
      authentication: { secretId: secretIds[0], sha256: "a".repeat(64) },
      authenticationType: "AH",
    },
  }),
  "service-without-destinations": clusterWith({ "services.0.destinations": [] }),
  "no-vip-yet": clusterWith({ vips: [], services: [], vrrp: null }),
};
