import fc from "fast-check";
import { expect, test } from "vitest";
import { averageColumns, countOf, type Frame, peakColumns, peakOf, seriesText } from "@/lib/history/frame";
import { rollUp } from "@/lib/history/roll-up";
import { samples } from "./frames";

/** Average times count, series by series: what a roll-up may not change. */
function totals(frames: readonly Frame[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { series, values } of frames) {
    for (const [index, key] of series.entries()) {
      for (const column of averageColumns) {
        const count = values[countOf(column)][index] ?? 0;
        const name = `${seriesText(key)} ${column}`;
        const sum = count === 0 ? 0 : (values[column][index] ?? 0) * count;
        sums.set(name, (sums.get(name) ?? 0) + sum);
      }
    }
  }
  return sums;
}

function expectSame(one: Map<string, number>, other: Map<string, number>): void {
  expect([...one.keys()].sort()).toEqual([...other.keys()].sort());
  for (const [name, value] of one) expect(other.get(name)).toBeCloseTo(value, 3);
}

test("rolling up keeps totals", () => {
  fc.assert(
    fc.property(samples, (frames) => {
      const rolled = rollUp(frames, 0);
      expectSame(totals(rolled === null ? [] : [rolled]), totals(frames));
    }),
  );
});

test("rolling up in two steps says the same as in one, so minutes may become quarters of an hour", () => {
  fc.assert(
    fc.property(samples, fc.nat(), (frames, cut) => {
      const at = cut % (frames.length + 1);
      const halves = [frames.slice(0, at), frames.slice(at)].flatMap((half, index) => rollUp(half, index) ?? []);
      const [inTwo, inOne] = [rollUp(halves, 0), rollUp(frames, 0)];
      expectSame(totals(inTwo === null ? [] : [inTwo]), totals(inOne === null ? [] : [inOne]));
      for (const peak of peakColumns) expect(inTwo?.values[peak]).toEqual(inOne?.values[peak]);
    }),
  );
});

test("the order in which samples arrive does not matter", () => {
  const shuffled = samples.chain((frames) =>
    fc.tuple(fc.constant(frames), fc.shuffledSubarray(frames, { minLength: frames.length })),
  );
  fc.assert(
    fc.property(shuffled, ([frames, other]) => {
      expect(rollUp(other, 0)).toEqual(rollUp(frames, 0));
    }),
  );
});

test("no average and no peak is outside of what was sampled, and what no sample knows stays unknown", () => {
  fc.assert(
    fc.property(samples, (frames) => {
      const rolled = rollUp(frames, 0);
      if (rolled === null) return;
      for (const [index, key] of rolled.series.entries()) {
        for (const column of averageColumns) {
          const seen = frames
            .map(
              ({ series, values }) => values[column][series.findIndex((each) => seriesText(each) === seriesText(key))],
            )
            .filter((value) => value !== undefined && !Number.isNaN(value))
            .map(Number);
          const average = rolled.values[column][index] ?? 0;
          if (seen.length === 0) expect(average).toBeNaN();
          else {
            expect(average).toBeGreaterThanOrEqual(Math.min(...seen) - 1e-6);
            expect(average).toBeLessThanOrEqual(Math.max(...seen) + 1e-6);
          }
          const peak = peakColumns.find((each) => peakOf[each] === column);
          if (peak !== undefined && seen.length > 0) expect(rolled.values[peak][index]).toBe(Math.max(...seen));
        }
      }
    }),
  );
});

test("of nothing comes nothing", () => {
  expect(rollUp([], 0)).toBeNull();
});
