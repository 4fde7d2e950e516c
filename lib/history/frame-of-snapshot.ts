import type { DirectorSnapshot, LiveDestination, LiveService, Rates } from "@/lib/live/snapshot";
import { type AverageColumn, eachAverage, type Frame, rateColumns, type SeriesKey, sampleValues } from "./frame";

type Figures = Readonly<Record<AverageColumn, number>>;

/** A good sample as a frame: the director as a whole, its services, their destinations. */
export function frameOfSnapshot(snapshot: DirectorSnapshot): Frame {
  const services = snapshot.services.map((service) => ({ service, figures: figuresOfService(service) }));
  const rows: { key: SeriesKey; figures: Figures }[] = [
    { key: { service: null, destination: null }, figures: total(services.map(({ figures }) => figures)) },
  ];
  for (const { service, figures } of services) {
    rows.push({ key: { service: service.key, destination: null }, figures });
    for (const destination of service.destinations) {
      rows.push({ key: { service: service.key, destination: destination.key }, figures: figuresOf(destination) });
    }
  }
  return {
    atMs: Date.parse(snapshot.sampledAt),
    series: rows.map(({ key }) => key),
    values: sampleValues(eachAverage((column) => Float64Array.from(rows, ({ figures }) => figures[column]))),
  };
}

/** The kernel counts connections and traffic of a service itself, and the rest by destination only. */
function figuresOfService({ rates, destinations }: LiveService): Figures {
  return { ...total(destinations.map(figuresOf)), ...ratesOrUnknown(rates) };
}

function figuresOf({ rates, active, inactive, weight }: LiveDestination): Figures {
  return { ...ratesOrUnknown(rates), active, inactive, weight };
}

function ratesOrUnknown(rates: Rates | null): Rates {
  const unknown = Number.NaN;
  return (
    rates ?? {
      connPerSec: unknown,
      inPktPerSec: unknown,
      outPktPerSec: unknown,
      inBytesPerSec: unknown,
      outBytesPerSec: unknown,
    }
  );
}

/** The sum. It has rates as soon as one part has: a service that was just added must not hide the others. */
function total(parts: readonly Figures[]): Figures {
  const rated = parts.filter(({ connPerSec }) => !Number.isNaN(connPerSec));
  return eachAverage((column) => {
    const isRate = rateColumns.some((rate) => rate === column);
    if (isRate && rated.length === 0) return Number.NaN;
    return (isRate ? rated : parts).reduce((sum, each) => sum + each[column], 0);
  });
}
