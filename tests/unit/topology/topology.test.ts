import { describe, expect, test } from "vitest";
import { layoutTopology } from "@/app/(panel)/clusters/[id]/topology/_components/layout-topology";
import { topologyGraph } from "@/app/(panel)/clusters/[id]/topology/_components/topology-graph";
import { viewServices } from "@/components/cluster/service-view";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import { type DirectorSnapshot, directorSnapshotSchema } from "@/lib/live/snapshot";
import { clusterWith } from "@/tests/support/example-cluster";
import { exampleResource } from "@/tests/support/example-resource";

const counters = { connections: "0", inPackets: "0", outPackets: "0", inBytes: "0", outBytes: "0" };

/** A director that holds these VIPs and has every service as it is desired. */
function snapshot(cluster: ClusterResource, directorId: string, vips: string[]): DirectorSnapshot {
  return directorSnapshotSchema.parse({
    directorId,
    clusterId: cluster.id,
    name: directorId,
    sampledAt: "2026-11-21T08:00:00Z",
    status: "ok",
    problem: null,
    freshAt: "2026-11-21T08:00:00Z",
    vips,
    keepalivedRunning: true,
    services: cluster.services.flatMap(({ keys, scheduler, destinations }) =>
      keys.map((key) => ({
        key,
        scheduler,
        persistenceSec: null,
        counters,
        rates: null,
        destinations: destinations.map(({ address, weight }) => ({
          key: `${address}:${portOf(key)}`,
          address,
          port: portOf(key),
          forwarding: "dr" as const,
          weight,
          active: 0,
          inactive: 0,
          templates: null,
          counters,
          rates: null,
        })),
      })),
    ),
  });
}

/** Of a service's key, "TCP 10.77.0.100:80". */
function portOf(key: string): number {
  return Number(key.split(":").at(-1));
}

function graphOf(cluster: ClusterResource, snapshots: DirectorSnapshot[]) {
  const fresh = new Map(snapshots.map((one) => [one.directorId, one]));
  const views = new Map(
    cluster.directors.map(({ id }) => [id, viewServices(cluster.services, fresh.get(id) ?? null, fresh.has(id))]),
  );
  return topologyGraph(cluster, fresh, views);
}

const cluster = exampleResource();

describe("the way of packets", () => {
  test("goes from the director that holds the VIP, with the weights of its kernel", () => {
    const { claims, paths } = graphOf(cluster, [snapshot(cluster, "d1", []), snapshot(cluster, "d2", ["10.77.0.100"])]);
    expect(claims).toEqual([
      { vipId: "v1", directorId: "d1", isHolder: false },
      { vipId: "v1", directorId: "d2", isHolder: true },
    ]);
    expect(paths.map(({ directorId, realServerId, weight }) => [directorId, realServerId, weight])).toEqual([
      ["d2", "r21", 3],
      ["d2", "r22", 2],
      ["d2", "r23", 1],
    ]);
    expect(paths.every(({ state }) => state.kind === "up")).toBe(true);
  });

  test("is drawn from the preferred director, and marked as unknown, while nobody was sampled", () => {
    const { vips, paths } = graphOf(cluster, []);
    expect(vips[0]?.holding.kind).toBe("unknown");
    expect(paths.map(({ directorId, weight, state }) => [directorId, weight, state.kind])).toEqual(
      Array.from({ length: 3 }, () => ["d1", null, "unknown"]),
    );
  });

  test("counts the real servers of a group once, not once for each of its endpoints", () => {
    const [service] = clusterWith({}).services;
    const members = [80, 443].map((port) => ({ kind: "vip", vipId: "v1", port }));
    const group = exampleResource(
      clusterWith({ "services.0": { ...service, listener: { kind: "group", protocol: "TCP", members } } }),
    );
    const { paths } = graphOf(group, [snapshot(group, "d1", ["10.77.0.100"])]);
    expect(paths.map(({ weight }) => weight)).toEqual([3, 2, 1]);
  });

  test("does not reach a real server that is in no service", () => {
    const spare = { id: "r9", name: "spare", address: "10.77.0.9", hostId: null };
    const { realServers } = graphOf(exampleResource(clusterWith({ "realServers.3": spare })), []);
    expect(realServers.at(-1)).toMatchObject({ realServer: { name: "spare" }, state: null });
  });
});

describe.each([300, 660, 1000, 1400, 3840])("a drawing %d px wide", (available) => {
  const layout = layoutTopology(graphOf(cluster, []), { width: available, height: null });
  const boxes = [layout.clients, ...layout.boxes.values()];

  test("keeps every box inside", () => {
    expect(layout.width * layout.scale).toBeLessThanOrEqual(available);
    for (const { x, y, width, height } of boxes) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(layout.width);
      expect(y + height).toBeLessThanOrEqual(layout.height);
    }
  });

  test("lets no two boxes touch", () => {
    for (const [index, a] of boxes.entries()) {
      for (const b of boxes.slice(index + 1)) {
        const apart = a.x + a.width < b.x || b.x + b.width < a.x || a.y + a.height < b.y || b.y + b.height < a.y;
        expect(apart, JSON.stringify([a, b])).toBe(true);
      }
    }
  });
});

describe("on the whole screen", () => {
  const onPage = layoutTopology(graphOf(cluster, []), { width: 1376, height: null });

  test("a small cluster is drawn larger, and still fits", () => {
    const layout = layoutTopology(graphOf(cluster, []), { width: 1376, height: 836 });
    expect(layout.scale).toBeGreaterThan(onPage.scale);
    expect(layout.width * layout.scale).toBeLessThanOrEqual(1376);
    expect(layout.height * layout.scale).toBeLessThanOrEqual(836);
  });

  test("one that is too tall keeps the size it has on a page", () => {
    expect(layoutTopology(graphOf(cluster, []), { width: 1376, height: 60 }).scale).toBe(onPage.scale);
  });
});
