import {
  averageColumns,
  type Column,
  countColumns,
  countOf,
  eachColumn,
  type Frame,
  peakColumns,
  type SeriesKey,
  seriesText,
} from "./frame";

/** A series with one value a step and column; NaN = not known. */
export type SummedSeries = { readonly key: SeriesKey; readonly values: Record<Column, number[]> };

/** Adds frames up, series by series, over `stepCount` steps of time. What no frame says of a step stays unknown. */
export class Sums {
  private readonly sums = new Map<string, SummedSeries>();
  /** Frames of one layout share its list of series: looking each name up again would be most of the work. */
  private readonly bySeries = new WeakMap<Frame["series"], readonly (SummedSeries | null)[]>();

  constructor(
    private readonly stepCount: number,
    private readonly wanted: (key: SeriesKey) => boolean = () => true,
  ) {}

  /** Adds the series of `frame` that are wanted to a step, counted from 0. */
  add(frame: Frame, step: number): void {
    for (const [index, sum] of this.sumsOf(frame.series).entries()) {
      if (sum !== null) addSeries(sum, frame, { index, step });
    }
  }

  /** What the steps are on the whole. The same frames have their series in the same order, whichever came first. */
  series(): SummedSeries[] {
    return [...this.sums]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { key, values }]) => ({ key, values: averaged(values) }));
  }

  private sumsOf(series: Frame["series"]): readonly (SummedSeries | null)[] {
    const former = this.bySeries.get(series);
    if (former !== undefined) return former;
    const sums = series.map((key) => (this.wanted(key) ? this.sumOf(key) : null));
    this.bySeries.set(series, sums);
    return sums;
  }

  private sumOf(key: SeriesKey): SummedSeries {
    const text = seriesText(key);
    const former = this.sums.get(text);
    if (former !== undefined) return former;
    const isPeak = (column: Column) => peakColumns.some((peak) => peak === column);
    const values = eachColumn((column) => new Array<number>(this.stepCount).fill(isPeak(column) ? Number.NaN : 0));
    const sum = { key, values };
    this.sums.set(text, sum);
    return sum;
  }
}

function addSeries(
  { values: sums }: SummedSeries,
  { values }: Frame,
  { index, step }: { readonly index: number; readonly step: number },
): void {
  for (const column of countColumns) sums[column][step] = (sums[column][step] ?? 0) + (values[column][index] ?? 0);
  for (const column of averageColumns) {
    const count = values[countOf(column)][index] ?? 0;
    // What was counted never was not known; 0 times not known would be.
    if (count > 0) sums[column][step] = (sums[column][step] ?? 0) + (values[column][index] ?? 0) * count;
  }
  for (const column of peakColumns) {
    const value = values[column][index] ?? Number.NaN;
    const highest = sums[column][step] ?? Number.NaN;
    if (!(value <= highest) && !Number.isNaN(value)) sums[column][step] = value;
  }
}

function averaged(sums: Record<Column, number[]>): Record<Column, number[]> {
  const average = Object.fromEntries(
    averageColumns.map((column) => {
      const counts = sums[countOf(column)];
      return [column, sums[column].map((sum, step) => (counts[step] === 0 ? Number.NaN : sum / (counts[step] ?? 0)))];
    }),
  );
  return { ...sums, ...average };
}
