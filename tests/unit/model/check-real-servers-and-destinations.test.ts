import { expect, test } from "vitest";
import { exampleCluster } from "@/tests/support/example-cluster";
import { problemsOf } from "./problems-of";
import { destination, mark, portsOf, tunnelled } from "./service-changes";

test.each([
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
])("finds %s", (_, values, path, code) => {
  expect(problemsOf(values)).toEqual([`${path} ${code}`]);
});
