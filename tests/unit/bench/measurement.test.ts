import { expect, test } from "vitest";
import { isMissed, measurement, renderTable } from "@/tests/bench/measurement";
import { percentile } from "@/tests/bench/percentile";
import { isTooSlow, renderTextTable, textMeasurement } from "@/tests/bench/text-measurement";

test("a percentile is one of the samples, and order does not matter", () => {
  const samples = [5, 1, 4, 2, 3, 10, 9, 8, 7, 6];
  expect(percentile(samples, 0.5)).toBe(5);
  expect(percentile(samples, 0.95)).toBe(10);
  expect(percentile([7], 0.5)).toBe(7);
  expect(() => percentile([], 0.5)).toThrow("no samples");
});

test("a ratio compares medians, and a goal is missed only above it", () => {
  const at = measurement("click", [200, 240, 900], [120, 100, 130], 2);
  expect(at).toMatchObject({ p50Ms: 240, p95Ms: 900, ratio: 2, count: 3 });
  expect(isMissed(at)).toBe(false);
  const above = measurement("click", [250], [120], 2);
  expect(isMissed(above)).toBe(true);
  expect(isMissed(measurement("baseline", [120], [120], null))).toBe(false);
  expect(renderTable([at])).toContain("reached");
  expect(renderTable([above])).toContain("MISSED");
});

test("a text is compared with gawk and cat by medians, and its goal is a time", () => {
  const samples = { own: [28, 30, 90], gawk: [15, 10, 90], cat: [5, 6, 7] };
  const inTime = textMeasurement("read", 1000, samples, 30);
  expect(inTime).toMatchObject({ p50Ms: 30, p95Ms: 90, toGawk: 2, toCat: 5, count: 3 });
  expect(isTooSlow(inTime)).toBe(false);
  const late = textMeasurement("read", 1000, { ...samples, own: [31] }, 30);
  expect(isTooSlow(late)).toBe(true);
  expect(renderTextTable([inTime, late]).match(/reached|MISSED/g)).toEqual(["reached", "MISSED"]);
});
