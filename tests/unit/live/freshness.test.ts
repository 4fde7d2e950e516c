import { expect, test } from "vitest";
import { ageMs, freshnessOf } from "@/components/live/freshness";

const now = Date.parse("2026-11-21T05:00:20.000Z");

test.each([
  ["2026-11-21T05:00:20.000Z", "fresh"],
  ["2026-11-21T05:00:14.000Z", "fresh"],
  ["2026-11-21T05:00:13.999Z", "stale"],
  ["2026-11-21T05:00:05.000Z", "stale"],
  ["2026-11-21T05:00:04.999Z", "lost"],
  [null, "never"],
])("a figure read at %s is %s at 05:00:20", (freshAt, expected) => {
  expect(freshnessOf(ageMs(freshAt, now))).toBe(expected);
});

test("a sample from a clock that is ahead counts as taken now", () => {
  expect(ageMs("2026-11-21T05:00:21.000Z", now)).toBe(0);
});
