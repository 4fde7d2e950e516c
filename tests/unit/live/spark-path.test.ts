import { expect, test } from "vitest";
import { sparkPath } from "@/components/live/spark-path";

const frame = { fromMs: 0, toMs: 100_000, max: 10, width: 100, height: 12 };
const at = (second: number, value: number | null) => ({ atMs: second * 1_000, value });

test("time goes from left to right, values from the bottom to the top of a shared scale", () => {
  expect(sparkPath([at(0, 0), at(2, 10), at(4, 5)], frame)).toBe("M0.0,11.0L2.0,1.0L4.0,6.0");
});

test("a lost sample breaks the line, which is never drawn across it", () => {
  const path = sparkPath([at(0, 1), at(2, 1), at(20, 1), at(22, 1)], frame);
  expect(path.match(/M/g)).toHaveLength(2);
  expect(path).not.toContain("L20.0");
});

test("one late sample is no gap", () => {
  expect(sparkPath([at(0, 1), at(4.5, 1)], frame).match(/M/g)).toHaveLength(1);
});

test("a value that is not known leaves a gap, and is not 0", () => {
  const path = sparkPath([at(0, 10), at(2, null), at(4, null), at(6, 10)], frame);
  expect(path).toBe("M0.0,1.0h0M6.0,1.0h0");
});

test("what is older than the window is left out, and higher than the scale stays inside", () => {
  expect(sparkPath([{ atMs: -2_000, value: 1 }, at(0, 99), at(2, 0)], frame)).toBe("M0.0,1.0L2.0,11.0");
});

test("nothing draws nothing, and a scale of 0 lies on the ground", () => {
  expect(sparkPath([], frame)).toBe("");
  expect(sparkPath([at(0, 0), at(2, 0)], { ...frame, max: 0 })).toBe("M0.0,11.0L2.0,11.0");
});
