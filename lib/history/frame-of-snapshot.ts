import type { DirectorSnapshot, LiveDestination, LiveService, Rates } from "@/lib/live/snapshot";
import { type AverageColumn, averageColumns, eachAverage, type Frame, type SeriesKey, sampleValues } from "./frame";

type Series = Frame["series"];
type Averages = Readonly<Record<AverageColumn, Float64Array>>;

/**
 * A good sample as a frame: the director as a whole, its services, their destinations.
 *
 * `former` are the series of the sample before. They are in the frame again if they are the same ones, so that whoever
 * keeps something by the list need not read a thousand names every two seconds.
 */
export function frameOfSnapshot({ sampledAt, services }: DirectorSnapshot, former: Series = []): Frame {
  const series = sameSeries(former, services) ? former : seriesOf(services);
  const values = eachAverage(() => new Float64Array(series.length));
  const whole = new Total(values, 0);
  let index = 1;
  for (const { rates, destinations } of services) {
    const ofService = index;
    const total = new Total(values, ofService);
    index += 1;
    for (const destination of destinations) {
      putRates(values, index, destination.rates);
      putGauges(values, index, destination);
      total.add(index);
      index += 1;
    }
    total.end();
    // The kernel counts connections and traffic of a service itself, and the rest by destination only.
    putRates(values, ofService, rates);
    whole.add(ofService);
  }
  whole.end();
  return { atMs: Date.parse(sampledAt), series, values: sampleValues(values) };
}

/** The sum of some series. It has rates as soon as one of them has: a service that was just added must not hide the others. */
class Total {
  #isRated = false;

  constructor(
    private readonly values: Averages,
    private readonly at: number,
  ) {}

  add(from: number): void {
    const isRated = !Number.isNaN(this.values.connPerSec[from] ?? Number.NaN);
    this.#isRated ||= isRated;
    for (const column of averageColumns) {
      const values = this.values[column];
      if (isRated || isGauge[column]) values[this.at] = (values[this.at] ?? 0) + (values[from] ?? 0);
    }
  }

  end(): void {
    if (!this.#isRated) putRates(this.values, this.at, null);
  }
}

const isGauge: Readonly<Partial<Record<AverageColumn, true>>> = { active: true, inactive: true, weight: true };

function putRates(values: Averages, index: number, rates: Rates | null): void {
  values.connPerSec[index] = rates?.connPerSec ?? Number.NaN;
  values.inBytesPerSec[index] = rates?.inBytesPerSec ?? Number.NaN;
  values.outBytesPerSec[index] = rates?.outBytesPerSec ?? Number.NaN;
  values.inPktPerSec[index] = rates?.inPktPerSec ?? Number.NaN;
  values.outPktPerSec[index] = rates?.outPktPerSec ?? Number.NaN;
}

function putGauges(values: Averages, index: number, { active, inactive, weight }: LiveDestination): void {
  values.active[index] = active;
  values.inactive[index] = inactive;
  values.weight[index] = weight;
}

function* keysOf(services: readonly LiveService[]): Generator<SeriesKey> {
  yield { service: null, destination: null };
  for (const { key, destinations } of services) {
    yield { service: key, destination: null };
    for (const destination of destinations) yield { service: key, destination: destination.key };
  }
}

function seriesOf(services: readonly LiveService[]): Series {
  return [...keysOf(services)];
}

function sameSeries(former: Series, services: readonly LiveService[]): boolean {
  let index = 0;
  for (const { service, destination } of keysOf(services)) {
    const there = former[index];
    if (there?.service !== service || there.destination !== destination) return false;
    index += 1;
  }
  return index === former.length;
}
