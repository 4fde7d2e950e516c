import { describe, expect, test } from "vitest";
import type { ServiceView } from "@/components/cluster/service-view";
import { viewServices } from "@/components/cluster/service-view";
import { nextSort, problemsFirst, readSort, sortViews } from "@/components/cluster/sort-views";
import { inOrder, orderOf } from "@/components/cluster/steady-order";
import { hiddenColumns, shownColumns } from "@/components/cluster/table-columns";
import { directorSnapshotSchema } from "@/lib/live/snapshot";

const at = "2026-01-01T00:00:00.000Z";
const counters = { connections: "0", inPackets: "0", outPackets: "0", inBytes: "0", outBytes: "0" };

/** Services that only the kernel has, by their port: the connections of each destination. */
function viewsOf(services: Readonly<Record<number, readonly number[]>>): ServiceView[] {
  const snapshot = directorSnapshotSchema.parse({
    directorId: "d",
    clusterId: "c",
    name: "d",
    sampledAt: at,
    status: "ok",
    problem: null,
    freshAt: at,
    vips: [],
    keepalivedRunning: true,
    services: Object.entries(services).map(([port, active]) => ({
      key: `TCP 10.0.0.1:${port}`,
      scheduler: "wrr",
      persistenceSec: null,
      counters,
      rates: null,
      destinations: active.map((connections, index) => ({
        key: `10.0.0.${index + 2}:80`,
        address: `10.0.0.${index + 2}`,
        port: 80,
        forwarding: "dr",
        weight: 1,
        active: connections,
        inactive: 0,
        counters,
        rates: null,
      })),
    })),
  });
  return viewServices([], snapshot, true);
}

const shape = (views: readonly ServiceView[]) =>
  views.map(({ key, members }) => [key.split(":").at(-1), members.map(({ live }) => live?.active)]);

describe("sortViews", () => {
  const views = viewsOf({ 80: [1, 9, 5], 9: [40], 443: [7, 0] });

  test("sorts services by their sums and destinations within each", () => {
    expect(shape(sortViews(views, readSort("active")))).toEqual([
      ["9", [40]],
      ["80", [9, 5, 1]],
      ["443", [7, 0]],
    ]);
    expect(shape(sortViews(views, readSort("active.up")))[0]).toEqual(["443", [0, 7]]);
  });

  test("names are sorted as people count, and equal rows stay where they were", () => {
    expect(shape(sortViews(views, readSort("name"))).map(([port]) => port)).toEqual(["9", "80", "443"]);
    expect(shape(sortViews(views, readSort("connPerSec")))).toEqual(shape(views));
  });

  test("a head sorts its way, the other way, and gives the order back to problems", () => {
    expect(nextSort(problemsFirst, "active")).toBe("active");
    expect(nextSort(readSort("active"), "active")).toBe("active.up");
    expect(nextSort(readSort("active.up"), "active")).toBe("");
    expect(nextSort(readSort("active"), "problems")).toBe("");
    expect(readSort("name").direction).toBe("ascending");
    expect(readSort("nonsense.up")).toEqual(problemsFirst);
  });
});

describe("inOrder", () => {
  test("keeps rows where they were shown, with new values, and puts new rows last", () => {
    const before = sortViews(viewsOf({ 80: [1, 9], 443: [7] }), readSort("active"));
    const after = sortViews(viewsOf({ 80: [50, 2, 3], 443: [7], 21: [99] }), readSort("active"));
    expect(shape(inOrder(after, orderOf(before)))).toEqual([
      ["80", [2, 50, 3]],
      ["443", [7]],
      ["21", [99]],
    ]);
  });
});

describe("columns", () => {
  test("those for what leaves show only where something may leave", () => {
    expect(shownColumns("", false).has("outPktPerSec")).toBe(false);
    expect(shownColumns("", true).has("outPktPerSec")).toBe(true);
  });

  test("what is hidden is in the address and stays hidden", () => {
    const offered = shownColumns("", true);
    const hidden = hiddenColumns(
      new Set([...offered].filter((column) => column !== "share" && column !== "trend")),
      offered,
    );
    expect(hidden).toBe("share.trend");
    expect([...shownColumns(hidden, true)]).not.toContain("trend");
    expect(shownColumns("nonsense", true)).toEqual(offered);
  });
});
