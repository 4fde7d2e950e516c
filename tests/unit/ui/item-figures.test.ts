import { expect, test } from "vitest";
import { itemFigures } from "@/components/runs/item-figures";
import { type DirectorSnapshot, directorSnapshotSchema } from "@/lib/live/snapshot";
import { exampleResource } from "@/tests/support/example-resource";

const cluster = exampleResource();
const now = Date.parse("2026-11-21T12:00:10Z");

function snapshotOf(directorId: string, freshAt: string, active: number): DirectorSnapshot {
  const counters = { connections: "0", inPackets: "0", outPackets: "0", inBytes: "0", outBytes: "0" };
  const destination = {
    address: "10.77.0.21",
    port: 80,
    forwarding: "dr" as const,
    counters,
    rates: null,
    templates: null,
  };
  const service = { scheduler: "wlc", persistenceSec: null, counters, rates: null };
  return directorSnapshotSchema.parse({
    directorId,
    clusterId: cluster.id,
    name: directorId,
    sampledAt: freshAt,
    status: "ok",
    problem: null,
    freshAt,
    vips: [],
    keepalivedRunning: true,
    services: [
      {
        ...service,
        key: "TCP 10.77.0.100:80",
        destinations: [
          { ...destination, key: "10.77.0.21:80", weight: 3, active, inactive: 1 },
          { ...destination, key: "10.77.0.22:80", weight: 2, active: 100, inactive: 100 },
        ],
      },
    ],
  });
}

const snapshots = new Map([
  ["d1", snapshotOf("d1", "2026-11-21T12:00:09Z", 7)],
  ["d2", snapshotOf("d2", "2026-11-21T11:59:00Z", 0)],
]);

test("a target's connections are its own, told director by director", () => {
  const [first] = itemFigures({ kind: "realServer", id: "r21" }, cluster, snapshots, now);
  expect(first).toMatchObject({ name: "director1", isFresh: true, active: 7, inactive: 1, weight: 3 });
});

test("figures that are old, or were never there, do not pass for none", () => {
  const target = { kind: "destination", id: "e21" } as const;
  expect(itemFigures(target, cluster, snapshots, now)[1]).toMatchObject({ isFresh: false, active: 0 });
  expect(itemFigures(target, cluster, new Map(), now)[0]).toMatchObject({ isFresh: false, freshAt: null });
});
