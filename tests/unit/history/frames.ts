import fc from "fast-check";
import { eachAverage, type Frame, type SeriesKey, sampleValues } from "@/lib/history/frame";

export const sampleMs = 2_000;
const known = fc.integer({ min: 0, max: 100_000 });

const keys: readonly SeriesKey[] = [
  { service: null, destination: null },
  { service: "TCP 192.0.2.1:80", destination: null },
  { service: "TCP 192.0.2.1:80", destination: "10.0.0.1:80" },
  { service: "TCP 192.0.2.1:80", destination: "10.0.0.2:80" },
];

/** A sample of some of the series, in any order, that may know no rates: as after a start, a reset, a failover. */
function sampleAt(atMs: number): fc.Arbitrary<Frame> {
  return fc.shuffledSubarray([...keys], { minLength: 1 }).chain((series) => {
    const figures = fc.record({ rates: fc.option(fc.tuple(known, known), { nil: null }), active: known });
    return fc.array(figures, { minLength: series.length, maxLength: series.length }).map((rows) => ({
      atMs,
      series,
      values: sampleValues(
        eachAverage((column) =>
          Float64Array.from(rows, ({ rates, active }) => {
            if (column === "active" || column === "inactive" || column === "weight") return active;
            return rates === null ? Number.NaN : column === "connPerSec" ? rates[0] : rates[1];
          }),
        ),
      ),
    }));
  });
}

/** Samples of one director at different times, oldest first, with holes between them. */
export const samples: fc.Arbitrary<Frame[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 12 })
  .chain((times) => fc.tuple(...times.sort((a, b) => a - b).map((time) => sampleAt(time * sampleMs))));
