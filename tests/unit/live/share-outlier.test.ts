import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countConnections } from "@/components/cluster/counted-connections";
import { meantShares } from "@/components/cluster/meant-shares";
import { memberShares } from "@/components/cluster/member-share";
import { shareOutlier } from "@/components/cluster/share-outlier";
import { addSample, type RecentSample } from "@/components/live/recent-samples";
import { type DirectorSnapshot, directorSnapshotSchema } from "@/lib/live/snapshot";
import { seededNumbers } from "@/tests/support/seeded-numbers";

describe("shareOutlier", () => {
  test.each([
    ["ten connections prove little", 9, 10, 0.25, null],
    ["a hundred prove more than a half where a quarter is meant", 55, 100, 0.25, "more"],
    ["none of a hundred, where a third is meant", 0, 100, 1 / 3, "fewer"],
    ["none of five, where a third is meant", 0, 5, 1 / 3, null],
    ["a few percent of a million are of no consequence", 270_000, 1_000_000, 0.25, null],
    ["the half of what is meant is, of a million", 125_000, 1_000_000, 0.25, "fewer"],
    ["nothing is meant, so nothing is compared", 3, 100, 0, null],
    ["everything is meant", 100, 100, 1, null],
    ["there were none", 0, 0, 0.5, null],
  ] as const)("%s", (_, connections, total, meant, outlier) => {
    expect(shareOutlier(connections, total, meant)).toBe(outlier);
  });

  test("is the more certain the further a share is from what is meant", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (total, meant) => {
          const marks = Array.from({ length: total + 1 }, (_unused, count) => shareOutlier(count, total, meant));
          const first = marks.findIndex((mark) => mark !== "fewer");
          const last = marks.findLastIndex((mark) => mark !== "more");
          expect(marks.slice(first, last + 1).every((mark) => mark === null)).toBe(true);
          expect(marks[Math.round(meant * total)]).toBeNull();
        },
      ),
      { numRuns: 50 },
    );
  });

  test("marks nothing in a hundred thousand looks at servers chosen by chance", () => {
    const next = seededNumbers(7);
    let marks = 0;
    for (let look = 0; look < 1_000; look += 1) {
      const counts = Array.from({ length: 4 }, () => 0);
      for (let total = 1; total <= 100; total += 1) {
        const chosen = Math.floor(next() * 4);
        counts[chosen] = (counts[chosen] ?? 0) + 1;
        if (shareOutlier(counts[0] ?? 0, total, 0.25) !== null) marks += 1;
      }
    }
    expect(marks).toBe(0);
  });
});

describe("meantShares", () => {
  const weights = [3, 1, 0].map((weight, index) => ({ key: String(index), weight }));
  test.each([
    ["wrr", [0.75, 0.25, 0]],
    ["rr", [0.5, 0.5, 0]],
    ["fo", [1, 0, 0]],
  ] as const)("of %s", (scheduler, shares) => {
    expect([...meantShares(scheduler, weights).values()]).toEqual(shares);
  });

  test("is not known when nobody has a weight", () => {
    expect([...meantShares("wrr", [{ key: "a", weight: 0 }]).values()]).toEqual([null]);
  });
});

describe("countConnections", () => {
  const startMs = Date.UTC(2026, 0, 1);

  function sampleOf(
    second: number,
    rows: readonly (readonly [weight: number, connections: number])[],
  ): DirectorSnapshot {
    const none = { inPackets: "0", outPackets: "0", inBytes: "0", outBytes: "0" };
    const at = new Date(startMs + second * 1000).toISOString();
    return directorSnapshotSchema.parse({
      directorId: "d",
      clusterId: "c",
      name: "d",
      sampledAt: at,
      status: "ok",
      problem: null,
      freshAt: at,
      vips: [],
      keepalivedRunning: true,
      services: [
        {
          key: "TCP 10.0.0.1:80",
          scheduler: "wrr",
          persistenceSec: null,
          counters: { ...none, connections: "0" },
          rates: null,
          destinations: rows.map(([weight, connections], index) => ({
            key: `10.0.0.${index + 2}:80`,
            address: `10.0.0.${index + 2}`,
            port: 80,
            forwarding: "dr",
            weight,
            active: 0,
            inactive: 0,
            counters: { ...none, connections: String(connections) },
            rates: null,
          })),
        },
      ],
    });
  }

  function count(...snapshots: readonly DirectorSnapshot[]) {
    const samples = snapshots.reduce<readonly RecentSample[]>(addSample, []);
    const service = snapshots.at(-1)?.services[0];
    if (service === undefined) throw new Error("one service");
    return { service, counted: countConnections(service, samples) };
  }

  test("counts over all samples, across a gap", () => {
    const { counted } = count(sampleOf(0, [[1, 10]]), sampleOf(2, [[1, 15]]), sampleOf(60, [[1, 40]]));
    expect(counted).toMatchObject({ sinceMs: startMs, total: 30 });
  });

  test("begins anew when a weight changes, a destination comes or goes, or counters start from 0", () => {
    const since = (...snapshots: readonly DirectorSnapshot[]) => count(...snapshots).counted?.sinceMs;
    expect(since(sampleOf(0, [[1, 1]]), sampleOf(2, [[2, 2]]), sampleOf(4, [[2, 3]]))).toBe(startMs + 2_000);
    expect(
      since(
        sampleOf(0, [[1, 1]]),
        sampleOf(2, [
          [1, 2],
          [1, 0],
        ]),
        sampleOf(4, [
          [1, 3],
          [1, 1],
        ]),
      ),
    ).toBe(startMs + 2_000);
    expect(
      since(
        sampleOf(0, [
          [1, 1],
          [1, 1],
        ]),
        sampleOf(2, [[1, 2]]),
        sampleOf(4, [[1, 3]]),
      ),
    ).toBe(startMs + 2_000);
    expect(since(sampleOf(0, [[1, 9]]), sampleOf(2, [[1, 0]]), sampleOf(4, [[1, 5]]))).toBe(startMs + 2_000);
    expect(count(sampleOf(0, [[1, 9]])).counted).toBeNull();
  });

  test("a destination that gets far too few is marked, but not where clients stick to servers", () => {
    const { service, counted } = count(
      sampleOf(0, [
        [1, 0],
        [1, 0],
      ]),
      sampleOf(60, [
        [1, 400],
        [1, 100],
      ]),
    );
    const marks = (live: typeof service) =>
      live.destinations.map((own) => memberShares(live, counted)(own)).map(({ actual, outlier }) => [actual, outlier]);
    expect(marks(service)).toEqual([
      [0.8, "more"],
      [0.2, "fewer"],
    ]);
    const unmarked = [
      [0.8, null],
      [0.2, null],
    ];
    expect(marks({ ...service, persistenceSec: 300 })).toEqual(unmarked);
    expect(marks({ ...service, scheduler: "sh" })).toEqual(unmarked);
  });
});
