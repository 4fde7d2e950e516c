import { expect, test } from "vitest";
import type { IpAddress } from "@/lib/model/address";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { GuardName } from "@/lib/model/guard-name";
import type { GuardSettings } from "@/lib/model/guard-settings";
import type { ObservedCluster } from "@/lib/plan/model";
import { type PlanInput, planCluster } from "@/lib/plan/plan-cluster";
import { clusterWith, exampleCluster } from "@/tests/support/example-cluster";
import { afterApply, freshHosts, planInput } from "../observed-hosts";
import { settings } from "./guarded-service";

/** The example in force, to be changed into this. */
function change(values: Readonly<Record<string, unknown>>, more: Partial<PlanInput> = {}): PlanInput {
  return { ...planInput(clusterWith(values), inForce(exampleCluster), exampleCluster), ...more };
}

function inForce(cluster: DesiredCluster): ObservedCluster {
  const hosts = freshHosts(cluster);
  return afterApply(hosts, planCluster(planInput(cluster, hosts)));
}

function frozen(): GuardSettings {
  const days = [1, 2, 3, 4, 5, 6, 7];
  return settings({ freezeWindows: [{ kind: "weekly", days, from: "00:00", to: "00:00", timeZone: "UTC" }] });
}

/** Services enough for a file of more than 4 KiB, on ports of their own. */
const manyServices = Array.from({ length: 12 }, (_, index) => ({
  ...exampleCluster.services[0],
  id: `s${index + 1}`,
  name: `www${index + 1}`,
  listener: { kind: "address", vipId: "v1", protocol: "TCP", port: 80 + index },
  destinations: exampleCluster.services[0]?.destinations.map((one) => ({
    ...one,
    id: `${one.id}-${index}`,
    port: 80 + index,
  })),
}));

const noReuse = (observed: ObservedCluster): ObservedCluster => ({
  ...observed,
  directors: observed.directors.map((one) => ({ ...one, ipvsSysctls: { conn_reuse_mode: 0 } })),
});

const other = { source: "10.77.0.9" as IpAddress, virtualRouterId: 52 };

const speaking: readonly (readonly [GuardName, "forbids" | "warns", PlanInput])[] = [
  ["last_destination", "forbids", change({ "services.0.destinations": [] })],
  [
    "minimum_available",
    "forbids",
    change({ "services.0.destinations.0.weight": 0, "services.0.destinations.1.weight": 0 }),
  ],
  [
    "quorum",
    "forbids",
    change({ "services.0.destinations.0.weight": 0, "services.0.keepalived": { quorum: 4, hysteresis: 0 } }),
  ],
  ["deletions", "forbids", change({ services: [] })],
  ["freeze", "forbids", change({ "services.0.destinations.0.weight": 4 }, { guards: frozen() })],
  ["file_size", "forbids", change({ services: manyServices })],
  [
    "vip_in_use",
    "forbids",
    change(
      { "vips.1": { id: "v2", address: "10.77.0.101", prefixLength: 32 } },
      { segment: { vips: [{ address: "10.77.0.101" as IpAddress, answer: "taken", by: "" }], adverts: null } },
    ),
  ],
  ["vrid_in_use", "warns", change({ "vrrp.virtualRouterId": 52 }, { segment: { vips: [], adverts: [other] } })],
  [
    "director_in_pool",
    "forbids",
    change({ "realServers.0.hostId": "h1", "services.0.destinations.0.forwarding": "tun" }),
  ],
  ["port_mapping", "forbids", change({ "services.0.destinations.0.port": 8080 })],
  ["drain", "warns", change({ "services.0.destinations.2.weight": 0 }, { observed: noReuse(inForce(exampleCluster)) })],
];

test.each(speaking)("%s speaks through a plan", (name, verdict, input) => {
  expect(planCluster(input).guards.find(({ guard }) => guard === name)?.verdict).toBe(verdict);
});

test("every guard is tried here", () => {
  const { guards } = planCluster(change({}));
  expect(speaking.map(([name]) => name)).toEqual(guards.map(({ guard }) => guard));
});

test("a plan that takes nothing away passes them all", () => {
  const more = change({ "services.0.destinations.0.weight": 4 });
  expect(planCluster(more).guards.map(({ verdict }) => verdict)).toEqual(speaking.map(() => "passed"));
});
