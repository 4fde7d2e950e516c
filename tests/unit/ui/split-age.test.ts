import { expect, test } from "vitest";
import { splitAge } from "@/components/ui/split-age";

test.each([
  [-5_000, "now", 0],
  [999, "now", 0],
  [1_000, "seconds", 1],
  [89_999, "seconds", 89],
  [90_000, "minutes", 1],
  [89 * 60_000, "minutes", 89],
  [90 * 60_000, "hours", 1],
  [35 * 3_600_000, "hours", 35],
  [36 * 3_600_000, "days", 1],
  [80 * 3_600_000, "days", 3],
])("an age of %i ms is told in the unit a glance needs", (ageMs, unit, count) => {
  expect(splitAge(ageMs)).toEqual({ unit, count });
});
