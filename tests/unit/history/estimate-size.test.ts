import { expect, test } from "vitest";
import { defaultHistory } from "@/lib/config/history-keep";
import { estimateHistorySize } from "@/lib/history/estimate-size";

test("one more busy destination on a director takes less than half a megabyte for the whole of the default time", () => {
  const with10 = estimateHistorySize({ directors: 1, series: 12 }, defaultHistory);
  const with11 = estimateHistorySize({ directors: 1, series: 13 }, defaultHistory);
  expect(with11 - with10).toBeGreaterThan(300_000);
  expect(with11 - with10).toBeLessThan(500_000);
});

test("nothing is kept of no director, and more time takes more", () => {
  expect(estimateHistorySize({ directors: 0, series: 0 }, defaultHistory)).toBe(0);
  const longer = { ...defaultHistory, quarterMs: 2 * defaultHistory.quarterMs };
  const scope = { directors: 2, series: 20 };
  expect(estimateHistorySize(scope, longer)).toBeGreaterThan(estimateHistorySize(scope, defaultHistory));
});
