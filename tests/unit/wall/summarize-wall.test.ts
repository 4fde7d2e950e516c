import { expect, test } from "vitest";
import { summarizeWall, type WallFacts } from "@/components/wall/summarize-wall";
import type { AlertResource } from "@/lib/api/resources/alert";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import { clusterWith, exampleCluster } from "@/tests/support/example-cluster";
import { exampleResource } from "@/tests/support/example-resource";
import { wallSnapshot } from "@/tests/support/wall-snapshot";

const now = "2026-11-21T12:00:00.000Z";
const example = exampleResource();
const at = (ageSec: number) => new Date(Date.parse(now) - ageSec * 1000).toISOString();

const fleet: WallFacts["screen"] = { layout: "fleet", clusterIds: [], vipId: null, hideAddresses: false };

const master = wallSnapshot(example, "d1", { freshAt: at(1) });
const backup = wallSnapshot(example, "d2", { freshAt: at(2), vips: [] });

function summary(snapshots: readonly DirectorSnapshot[], changes: Partial<WallFacts> = {}) {
  return summarizeWall({
    clusters: [example],
    alerts: [],
    snapshots,
    nowMs: Date.parse(now),
    screen: fleet,
    ...changes,
  });
}

test("a healthy cluster is one good tile with the figures of whoever holds the VIP, and no exception", () => {
  const { clusters, exceptions } = summary([master, backup]);
  expect(exceptions).toEqual([]);
  expect(clusters).toMatchObject([
    {
      level: "good",
      services: { up: 1, total: 1 },
      destinations: { up: 3, total: 3 },
      directors: { up: 2, total: 2 },
      holders: ["director1"],
      connPerSec: 30,
      active: 15,
      freshAt: at(2),
    },
  ]);
});

test("one real server down is a warning that says how many are left", () => {
  const { clusters, exceptions } = summary([wallSnapshot(example, "d1", { freshAt: at(1), down: ["rs2"] }), backup]);
  expect(clusters[0]).toMatchObject({ level: "caution", destinations: { up: 2, total: 3 } });
  expect(exceptions).toMatchObject([{ kind: "service_degraded", level: "caution", subject: "www", up: 2, total: 3 }]);
});

test("a service that nobody serves is an alarm, and comes before warnings", () => {
  const down = wallSnapshot(example, "d1", { freshAt: at(1), down: ["rs1", "rs2", "rs3"] });
  const { clusters, exceptions } = summary([down, { ...backup, freshAt: at(60) }]);
  expect(clusters[0]).toMatchObject({ level: "bad", services: { up: 0, total: 1 } });
  expect(exceptions.map(({ kind, level }) => [kind, level])).toEqual([
    ["service_down", "bad"],
    ["director_lost", "caution"],
  ]);
});

test("figures older than 15 s say nothing: not that all is well, and not 0", () => {
  const old = [master, backup].map((snapshot) => ({ ...snapshot, freshAt: at(16) }));
  const { clusters, exceptions } = summary(old);
  expect(clusters).toMatchObject([
    {
      level: "bad",
      services: null,
      destinations: null,
      directors: { up: 0, total: 2 },
      connPerSec: null,
      active: null,
    },
  ]);
  expect(exceptions.map(({ kind, level }) => [kind, level])).toEqual([
    ["director_lost", "bad"],
    ["director_lost", "bad"],
  ]);
});

test("a VIP on two directors, or on none, is an alarm", () => {
  const both = summary([master, { ...backup, vips: ["10.77.0.100"] }]);
  expect(both.exceptions).toMatchObject([{ kind: "vip_split", level: "bad", subject: "10.77.0.100" }]);
  const none = summary([{ ...master, vips: [] }, backup]);
  expect(none.exceptions).toMatchObject([{ kind: "vip_nobody", level: "bad" }]);
});

test("a stopped keepalived and drift alarms are alarms", () => {
  const stopped = summary([{ ...master, keepalivedRunning: false }, backup]);
  expect(stopped.exceptions).toMatchObject([{ kind: "keepalived_stopped", level: "bad", subject: "director1" }]);
  const clusters = [{ ...example, drift: { count: 2, alarms: 1 } }];
  expect(summary([master, backup], { clusters }).exceptions).toMatchObject([{ kind: "drift", level: "bad" }]);
});

test("a cluster that was never applied is idle, not well and not wrong", () => {
  const clusters = [{ ...example, appliedRevision: 0 }];
  expect(summary([], { clusters })).toMatchObject({ clusters: [{ level: "idle" }], exceptions: [] });
});

test("a screen is told of its clusters only", () => {
  const other = exampleResource({ ...exampleCluster, id: "0190a1b2-0000-7000-8000-000000000002", name: "Mail" });
  const screen = { ...fleet, clusterIds: [other.id] };
  const { clusters, exceptions } = summary([], { clusters: [example, other], screen });
  expect(clusters.map(({ name }) => name)).toEqual(["Mail"]);
  expect(new Set(exceptions.map(({ clusterName }) => clusterName))).toEqual(new Set(["Mail"]));
});

const twoVips = clusterWith({
  "vips.1": { id: "v2", address: "10.77.0.101", prefixLength: 32 },
  "services.1": {
    ...exampleCluster.services[0],
    id: "s2",
    name: "api",
    listener: { kind: "address", vipId: "v2", protocol: "TCP", port: 443 },
  },
});

test("the screen of one VIP has its holder, its figures, and what concerns it", () => {
  const cluster = exampleResource(twoVips);
  const screen = { ...fleet, layout: "vip", vipId: "v2" } as const;
  const snapshots = [wallSnapshot(cluster, "d1", { freshAt: at(1), down: ["rs1"], downIn: ["www"] }), backup];
  const { vips, exceptions } = summary(snapshots, { clusters: [cluster], screen });
  expect(vips).toMatchObject([
    { name: "10.77.0.101", level: "good", holders: ["director1"], destinations: { up: 3, total: 3 }, active: 15 },
  ]);
  expect(exceptions).toEqual([]);
});

test("a screen that hides addresses is told none, not even in what is wrong", () => {
  const cluster = exampleResource(twoVips);
  const screen = { ...fleet, layout: "vip", vipId: "v2", hideAddresses: true } as const;
  const text = JSON.stringify(summary([{ ...master, vips: [] }, backup], { clusters: [cluster], screen }));
  expect(text).toContain("vip_nobody");
  expect(text).not.toMatch(/\d+\.\d+\.\d+\.\d+/);
});

const alert: AlertResource = {
  ...{ id: "a1", kind: "vip_silent", severity: "critical", object: "10.77.0.100", params: {}, note: "", revision: 1 },
  ...{ clusterId: example.id, clusterName: example.name, hostId: null, operationId: null },
  ...{ since: at(60), raisedAt: at(50), resolvedAt: null, acknowledgedAt: null, acknowledgedBy: null, silenced: false },
};

test("an alert that no figure shows is on the wall until somebody has it in hand", () => {
  const shown = (alerts: AlertResource[]) => summary([master, backup], { alerts });
  expect(shown([alert])).toMatchObject({
    clusters: [{ level: "bad" }],
    exceptions: [{ kind: "vip_silent", level: "bad", subject: "10.77.0.100", vipIds: ["v1"] }],
  });
  expect(shown([{ ...alert, kind: "sorry_server", object: "www", severity: "warning" }]).exceptions).toMatchObject([
    { kind: "sorry_server", level: "caution", subject: "www" },
  ]);
  for (const inHand of [{ acknowledgedAt: now }, { silenced: true }, { clusterId: "another" }]) {
    expect(shown([{ ...alert, ...inHand }]).exceptions).toEqual([]);
  }
});

test("an alert that the figures show already is not said twice", () => {
  const down = wallSnapshot(example, "d1", { freshAt: at(1), down: ["rs2"] });
  const alerts: AlertResource[] = [{ ...alert, kind: "server_down", object: "www · rs2" }];
  expect(summary([down, backup], { alerts }).exceptions).toHaveLength(1);
});
