import { expect, test } from "vitest";
import { wallPages, worstLevel } from "@/components/wall/wall-pages";
import type { WallLevel, WallTile } from "@/lib/api/resources/wall-view";

function tile(name: string, level: WallLevel): WallTile {
  const part = { up: 1, total: 1 };
  return {
    ...{ id: name, clusterId: name, name, level, services: part, destinations: part, directors: part },
    ...{ holders: [], connPerSec: 1, active: 1, freshAt: null },
  };
}

const names = (pages: ReturnType<typeof wallPages>) => pages.map(({ tiles }) => tiles.map(({ name }) => name));

function fleet(...levels: WallLevel[]) {
  return { clusters: levels.map((level, index) => tile(`${index}`, level)), vips: [], exceptions: [] };
}

test("a fleet is shown worst first, in pages of as many tiles as fit", () => {
  expect(names(wallPages("fleet", fleet("good", "caution", "idle", "unclear"), 3))).toEqual([["3", "1", "0"], ["2"]]);
});

test("while there is an alarm only pages that have one take turns", () => {
  expect(names(wallPages("fleet", fleet("good", "good", "good", "bad"), 2))).toEqual([["3", "0"]]);
  expect(names(wallPages("cluster", fleet("good", "bad", "caution", "bad"), 1))).toEqual([["1"], ["3"]]);
});

test("without an alarm every cluster has its turn", () => {
  expect(names(wallPages("cluster", fleet("good", "caution", "unclear"), 1))).toEqual([["0"], ["1"], ["2"]]);
});

test("the screen of one VIP shows no cluster", () => {
  const vips = [tile("10.0.0.1", "good")];
  expect(names(wallPages("vip", { ...fleet("bad"), vips }, 4))).toEqual([["10.0.0.1"]]);
});

test("nothing to show is no page, and everything is as bad as its worst part", () => {
  expect(wallPages("fleet", fleet(), 4)).toEqual([]);
  expect(worstLevel(["good", "unclear", "caution"])).toBe("unclear");
  expect(worstLevel([])).toBe("idle");
});
