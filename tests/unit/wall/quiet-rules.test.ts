import { expect, test } from "vitest";
import { noDataSince } from "@/components/wall/data-since";
import { isDimmed } from "@/components/wall/is-dimmed";
import { pixelShift, shiftEveryMs } from "@/components/wall/pixel-shift";
import type { WallTile } from "@/lib/api/resources/wall-view";

test.each([
  [{ from: 22, until: 6 }, 21, false],
  [{ from: 22, until: 6 }, 22, true],
  [{ from: 22, until: 6 }, 5, true],
  [{ from: 22, until: 6 }, 6, false],
  [{ from: 1, until: 5 }, 0, false],
  [{ from: 1, until: 5 }, 4, true],
  [null, 3, false],
])("with a night of %j the hour %i is dimmed: %s", (dim, hour, dimmed) => {
  expect(isDimmed(dim, hour)).toBe(dimmed);
});

test("the picture moves by two to four pixels every two minutes, and leaves no place out", () => {
  const places = Array.from({ length: 8 }, (_, index) => pixelShift(index * shiftEveryMs + 1));
  expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(8);
  for (const { x, y } of places) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(4);
  expect(pixelShift(1)).toEqual(pixelShift(shiftEveryMs - 1));
});

function cluster(up: number, freshAt: string | null, level: WallTile["level"] = "bad"): WallTile {
  return {
    ...{ id: "c", clusterId: "c", name: "c", level, services: null, destinations: null, directors: { up, total: 2 } },
    ...{ holders: [], connPerSec: null, active: null, freshAt },
  };
}

const since = (...clusters: WallTile[]) => noDataSince({ clusters, vips: [], exceptions: [] });

test("there is no data when no director of any cluster was seen lately, since the newest figure of all", () => {
  expect(since(cluster(0, "2026-11-21T10:00:00.000Z"), cluster(0, "2026-11-21T11:00:00.000Z"))).toBe(
    "2026-11-21T11:00:00.000Z",
  );
  expect(since(cluster(0, null))).toBe("never");
});

test("one director that is seen is data, and clusters that were never applied are missed by nobody", () => {
  expect(since(cluster(0, null), cluster(1, null))).toBeNull();
  expect(since(cluster(0, null, "idle"))).toBeNull();
  expect(since()).toBeNull();
});
