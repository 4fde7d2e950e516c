import fc from "fast-check";
import { expect, test } from "vitest";
import { type DirectorSnapshot, directorSnapshotSchema } from "@/lib/live/snapshot";
import { applyDelta, diffSnapshots, snapshotDeltaSchema } from "@/lib/live/snapshot-delta";

const counters = { connections: "0", inPackets: "0", outPackets: "0", inBytes: "0", outBytes: "0" };

/** Few keys and values, so that two tables often have rows in common. */
const destination = fc.record({ number: fc.integer({ min: 1, max: 5 }), weight: fc.integer({ min: 0, max: 2 }) });
const service = fc.record({
  port: fc.integer({ min: 80, max: 83 }),
  scheduler: fc.constantFrom("rr", "wlc"),
  destinations: fc.uniqueArray(destination, { selector: ({ number }) => number, maxLength: 4 }),
});
const table = fc.uniqueArray(service, { selector: ({ port }) => port, maxLength: 4 });
type Table = typeof table extends fc.Arbitrary<infer Value> ? Value : never;

function snapshotOf(services: Table, sampledAt: string, vips: string[] = []): DirectorSnapshot {
  return directorSnapshotSchema.parse({
    directorId: "d",
    clusterId: "c",
    name: "d",
    sampledAt,
    status: "ok",
    problem: null,
    freshAt: sampledAt,
    vips,
    keepalivedRunning: true,
    services: services.map(({ port, scheduler, destinations }) => ({
      key: `TCP 10.0.0.1:${port}`,
      scheduler,
      persistenceSec: null,
      counters,
      rates: null,
      destinations: destinations.map(({ number, weight }) => ({
        key: `10.0.0.${number}:80`,
        address: `10.0.0.${number}`,
        port: 80,
        forwarding: "dr",
        weight,
        active: 0,
        inactive: 0,
        counters,
        rates: null,
      })),
    })),
  });
}

const [first, second] = ["2026-01-01T00:00:00.000Z", "2026-01-01T00:00:02.000Z"] as const;

/** As it comes out of the stream. */
function sent(before: DirectorSnapshot, after: DirectorSnapshot) {
  return snapshotDeltaSchema.parse(JSON.parse(JSON.stringify(diffSnapshots(before, after))));
}

test("what is new, put on what was there, is what is there now: rows, values and order", () => {
  fc.assert(
    fc.property(table, table, (one, other) => {
      const [before, after] = [snapshotOf(one, first), snapshotOf(other, second, ["10.0.0.1"])];
      expect(applyDelta(before, sent(before, after))).toEqual(after);
    }),
  );
});

test("of what stayed as it was nothing is sent", () => {
  fc.assert(
    fc.property(table, (one) => {
      const delta = sent(snapshotOf(one, first), snapshotOf(one, second));
      expect(delta).toMatchObject({ order: null, services: [] });
    }),
  );
});

test("of a service in which one destination changed only that one is sent", () => {
  const rows = (weight: number) => [
    { number: 1, weight: 1 },
    { number: 2, weight },
  ];
  const tableOf = (weight: number) => [{ port: 80, scheduler: "rr" as const, destinations: rows(weight) }];
  const delta = sent(snapshotOf(tableOf(1), first), snapshotOf(tableOf(2), second));
  expect(delta.services.map(({ order, destinations }) => [order, destinations.map(({ key }) => key)])).toEqual([
    [null, ["10.0.0.2:80"]],
  ]);
});

test("is refused on any other snapshot than the one that it goes on from", () => {
  const rows: Table = [{ port: 80, scheduler: "rr", destinations: [{ number: 1, weight: 1 }] }];
  const delta = sent(snapshotOf(rows, first), snapshotOf(rows, second));
  expect(applyDelta(snapshotOf(rows, second), delta)).toBeNull();
  expect(applyDelta({ ...snapshotOf(rows, first), directorId: "other" }, delta)).toBeNull();
  expect(applyDelta(snapshotOf([], first), { ...delta, order: ["TCP 10.0.0.1:80"] })).toBeNull();
});
