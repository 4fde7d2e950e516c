import fc from "fast-check";
import { expect, test } from "vitest";
import { scaleRate } from "@/components/live/format-rate";

function text(perSec: number): string {
  const { value, prefix, digits } = scaleRate(perSec);
  return `${value.toFixed(digits)}${prefix}`;
}

test.each([
  [0, "0"],
  [0.04, "0.0"],
  [0.4, "0.4"],
  [9.94, "9.9"],
  [9.96, "10"],
  [94.4, "94"],
  [999.4, "999"],
  [999.6, "1.00k"],
  [9_404, "9.40k"],
  [94_040, "94.0k"],
  [940_400, "940k"],
  [1.5e9, "1.50G"],
  [2.5e15, "2500T"],
])("%d per second reads %s", (perSec, expected) => {
  expect(text(perSec)).toBe(expected);
});

test("a figure never has more than four characters and its prefix, so that columns keep their width", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 9.99e14, noNaN: true }), (perSec) => {
      expect(text(perSec).replace(/[kMGT]$/, "").length).toBeLessThanOrEqual(4);
    }),
  );
});
