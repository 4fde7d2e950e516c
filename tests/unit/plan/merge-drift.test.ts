import { describe, expect, test } from "vitest";
import { isFight, type KnownDrift, mergeDrift } from "@/lib/plan/drift/merge-drift";
import type { Drift } from "@/lib/plan/drift/model";

const drift: Drift = {
  hostId: "h1",
  hostName: "lb1",
  role: "director",
  kind: "destination_differs",
  object: "TCP 10.77.0.100:80 10.77.0.21:80",
  desired: "-g -w 10",
  file: "-g -w 10",
  kernel: "-g -w 0",
  adoptable: null,
};

const known: KnownDrift = { ...drift, id: "d1", seenAtMs: 0, goneAtMs: null, returnsMs: [] };
const read = new Set(["director h1"]);
const minute = 60_000;

test("what is seen for the first time appears, what stays stays, what is gone clears", () => {
  const look = { read, nowMs: minute, repairedAtMs: null };
  expect(mergeDrift([], { ...look, found: [drift] })).toMatchObject([{ kind: "appear", known: null, returnsMs: [] }]);
  expect(mergeDrift([known], { ...look, found: [drift] })).toMatchObject([{ kind: "stay", returnsMs: [] }]);
  expect(mergeDrift([known], { ...look, found: [] })).toMatchObject([{ kind: "clear" }]);
});

test("a host that could not be read keeps its drift", () => {
  const look = { found: [], read: new Set(["real-server h1"]), nowMs: minute, repairedAtMs: null };
  expect(mergeDrift([known], look)).toEqual([]);
});

describe("a return", () => {
  test.each<[string, Partial<KnownDrift>, number | null, number[]]>([
    ["is what was gone and is back within five minutes", { goneAtMs: minute }, null, [2 * minute]],
    ["is what is still there after an apply was confirmed", {}, minute, [2 * minute]],
    ["is not what an older apply left", { seenAtMs: minute }, 30_000, []],
    ["is not what nobody put right", {}, null, []],
  ])("%s", (_, before, repairedAtMs, returnsMs) => {
    const look = { found: [drift], read, nowMs: 2 * minute, repairedAtMs };
    expect(mergeDrift([{ ...known, ...before }], look)).toMatchObject([{ returnsMs }]);
  });

  test("is not what comes back after more than five minutes", () => {
    const look = { found: [drift], read, nowMs: 10 * minute, repairedAtMs: null };
    expect(mergeDrift([{ ...known, goneAtMs: minute }], look)).toMatchObject([{ kind: "appear", returnsMs: [] }]);
  });
});

test("three returns within five minutes are a fight, and two or older ones are none", () => {
  expect(isFight([0, minute, 2 * minute], 2 * minute)).toBe(true);
  expect(isFight([minute, 2 * minute], 2 * minute)).toBe(false);
  expect(isFight([0, minute, 2 * minute], 6 * minute)).toBe(false);
});
