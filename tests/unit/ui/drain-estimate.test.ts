import { expect, test } from "vitest";
import { type DrainPoint, drainEstimate, withPoint } from "@/components/operations/drain-estimate";

const point = (sec: number, active: number): DrainPoint => ({ atMs: sec * 1000, active });

test("connections that end evenly have an end in sight", () => {
  expect(drainEstimate([point(0, 100), point(10, 90), point(30, 70)])).toEqual({ fewerPerMin: 60, leftMs: 70_000 });
});

test("only the last minute counts, because long connections are left at the end", () => {
  const points = [point(0, 1000), point(60, 20), point(120, 10)];
  expect(drainEstimate(points)).toEqual({ fewerPerMin: 10, leftMs: 60_000 });
});

test("nothing is promised from too few samples, or of connections that stay", () => {
  expect(drainEstimate([point(0, 100), point(2, 50)])).toBeNull();
  expect(drainEstimate([point(0, 5), point(30, 5)])).toEqual({ fewerPerMin: 0, leftMs: null });
  expect(drainEstimate([point(0, 5), point(30, 0)])).toBeNull();
});

test("a sample is remembered once, in the order of time", () => {
  const points = [point(0, 5)];
  expect(withPoint(points, point(0, 5))).toBe(points);
  expect(withPoint(points, point(2, 4))).toHaveLength(2);
  expect(withPoint(points, point(90, 4))).toEqual([point(90, 4)]);
});
