import { eachColumn, type Frame } from "./frame";
import { Sums } from "./sums";

/**
 * One frame of all that the given ones say, beginning at `atMs`; null when there are none. Their order does not matter,
 * and rolling up in two steps says the same as in one.
 */
export function rollUp(frames: readonly Frame[], atMs: number): Frame | null {
  if (frames.length === 0) return null;
  const sums = new Sums(1);
  // Sums of floating-point numbers depend on their order.
  for (const frame of [...frames].sort((a, b) => a.atMs - b.atMs)) sums.add(frame, 0);
  const series = sums.series();
  return {
    atMs,
    series: series.map(({ key }) => key),
    values: eachColumn((column) => Float64Array.from(series, ({ values }) => values[column][0] ?? Number.NaN)),
  };
}
