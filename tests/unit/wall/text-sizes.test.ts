import { expect, test } from "vitest";
import { textSizes } from "@/components/wall/text-sizes";

const fullHd = { widthPx: 1920, heightPx: 1080 };

// Least and preferred sizes for 5 m, computed from ISO 9241-303 by hand.
test.each([
  [43, 65, 81],
  [55, 51, 64],
  [65, 43, 54],
  [75, 37, 47],
])("letters on %i inches at 5 m are at least %i px, and %i by preference", (diagonalIn, least, preferred) => {
  const { textPx, smallPx } = textSizes({ ...fullHd, distanceM: 5, diagonalIn }, "en");
  // The table is rounded to whole pixels.
  expect(Math.abs(textPx - preferred)).toBeLessThan(0.6);
  expect(Math.abs(smallPx - least)).toBeLessThan(0.6);
});

test("nothing in Chinese is smaller than the preferred size", () => {
  const { textPx, smallPx } = textSizes({ ...fullHd, distanceM: 5, diagonalIn: 55 }, "zh-CN");
  expect(smallPx).toBe(textPx);
});

test("twice the pixels on the same glass are twice the pixels a letter", () => {
  const geometry = { distanceM: 5, diagonalIn: 55 };
  const { textPx } = textSizes({ ...fullHd, ...geometry }, "en");
  const { textPx: of4k } = textSizes({ widthPx: 3840, heightPx: 2160, ...geometry }, "en");
  expect(of4k / textPx).toBeCloseTo(2, 2);
});
