/** What a value is of: a destination, a whole service (destination null), or a whole director (both null). */
export type SeriesKey = { readonly service: string | null; readonly destination: string | null };

/** Averages over the samples that know their rates; a director that was just reached knows none. */
export const rateColumns = ["connPerSec", "inBytesPerSec", "outBytesPerSec", "inPktPerSec", "outPktPerSec"] as const;

/** Averages over all samples. */
export const gaugeColumns = ["active", "inactive", "weight"] as const;

/** The highest sample, for what hurts by its peaks. */
export const peakColumns = ["connPerSecMax", "inBytesPerSecMax", "outBytesPerSecMax", "activeMax"] as const;

/** How many samples are behind the averages of each kind: without them a roll-up of roll-ups would not keep totals. */
export const countColumns = ["rated", "seen"] as const;

export const averageColumns = [...rateColumns, ...gaugeColumns] as const;
export const columns = [...averageColumns, ...peakColumns, ...countColumns] as const;

export type AverageColumn = (typeof averageColumns)[number];
export type PeakColumn = (typeof peakColumns)[number];
export type Column = (typeof columns)[number];

/** Of what a peak is the highest. */
export const peakOf: Readonly<Record<PeakColumn, AverageColumn>> = {
  connPerSecMax: "connPerSec",
  inBytesPerSecMax: "inBytesPerSec",
  outBytesPerSecMax: "outBytesPerSec",
  activeMax: "active",
};

export type Values = Readonly<Record<Column, Float64Array>>;

/**
 * The figures of one director over one stretch of time: value `i` of each column is of `series[i]`. NaN = not known, never
 * 0. A sample is the frame of one instant.
 */
export type Frame = {
  /** When the stretch begins, milliseconds since 1970. */
  readonly atMs: number;
  readonly series: readonly SeriesKey[];
  readonly values: Values;
};

/** The count that an average is weighted with. */
export function countOf(column: AverageColumn): (typeof countColumns)[number] {
  return rateColumns.some((rate) => rate === column) ? "rated" : "seen";
}

export function seriesText({ service, destination }: SeriesKey): string {
  return `${service ?? ""}\n${destination ?? ""}`;
}

/** All columns of samples, from their averages: each value is its own peak, and counts once if it is known. */
export function sampleValues(averages: Readonly<Record<AverageColumn, Float64Array>>): Values {
  return {
    ...averages,
    connPerSecMax: averages[peakOf.connPerSecMax],
    inBytesPerSecMax: averages[peakOf.inBytesPerSecMax],
    outBytesPerSecMax: averages[peakOf.outBytesPerSecMax],
    activeMax: averages[peakOf.activeMax],
    rated: known(averages.connPerSec),
    seen: known(averages.active),
  };
}

/** One value for each column that is an average. */
export function eachAverage<T>(make: (column: AverageColumn) => T): Record<AverageColumn, T> {
  return {
    connPerSec: make("connPerSec"),
    inBytesPerSec: make("inBytesPerSec"),
    outBytesPerSec: make("outBytesPerSec"),
    inPktPerSec: make("inPktPerSec"),
    outPktPerSec: make("outPktPerSec"),
    active: make("active"),
    inactive: make("inactive"),
    weight: make("weight"),
  };
}

/** One value for each column. */
export function eachColumn<T>(make: (column: Column) => T): Record<Column, T> {
  return {
    ...eachAverage(make),
    connPerSecMax: make("connPerSecMax"),
    inBytesPerSecMax: make("inBytesPerSecMax"),
    outBytesPerSecMax: make("outBytesPerSecMax"),
    activeMax: make("activeMax"),
    rated: make("rated"),
    seen: make("seen"),
  };
}

function known(values: Float64Array): Float64Array {
  return values.map((value) => (Number.isNaN(value) ? 0 : 1));
}
