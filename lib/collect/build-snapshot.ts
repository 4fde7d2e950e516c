import type {
  Counters,
  DirectorSnapshot,
  LiveDestination,
  LiveInterface,
  LiveService,
  Rates,
} from "@/lib/live/snapshot";
import type { DirectorTarget } from "./director-target";
import type { InterfaceCounters } from "./parse-interfaces";
import { type Reading, takeReading } from "./rates";
import type { RawDestination, RawSample, RawService } from "./raw-sample";
import type { SampleProblem } from "./sample-director";
import { vrrpStates } from "./vrrp-states";

/** A snapshot but for what its loop has counted, and remembers. */
export type Uncounted = Omit<DirectorSnapshot, "polls" | "settings">;

export type RatesOf = (key: string) => Rates | null;

/** The counters of a sample by the keys under which `buildSnapshot` asks for their rates. */
export function readingOf(sample: RawSample, atMs: number, former?: Reading): Reading {
  const counted: [string, Counters][] = sample.interfaces.map((each) => [interfaceId(each), wireCounters(each)]);
  for (const { id, counters, destinations } of sample.services) {
    counted.push([id, counters]);
    for (const destination of destinations) counted.push([destination.id, destination.counters]);
  }
  return takeReading(atMs, counted, former);
}

/** A whole sample as the browser reads it. */
export function buildSnapshot(target: DirectorTarget, sample: RawSample, sampledAt: Date, ratesOf: RatesOf): Uncounted {
  return {
    directorId: target.directorId,
    clusterId: target.clusterId,
    name: target.name,
    sampledAt: sampledAt.toISOString(),
    status: "ok",
    problem: null,
    freshAt: sampledAt.toISOString(),
    vips: target.vips.filter((vip) => sample.addresses.has(vip)),
    keepalivedRunning: sample.keepalivedRunning,
    vrrp: vrrpStates(target.instances, sample.addresses, sample.keepalivedRunning),
    load: sample.load === null ? null : [...sample.load],
    interfaces: sample.interfaces.map((each) => presentInterface(each, ratesOf(interfaceId(each)))),
    banner: sample.banner,
    services: sample.services.map((service) => presentService(service, ratesOf)),
  };
}

/** An attempt that brought no sample: the newest good one stays, with its own age. */
export function buildFailure(
  target: DirectorTarget,
  previous: DirectorSnapshot | null,
  problem: SampleProblem,
  sampledAt: Date,
): Uncounted {
  return {
    vips: [],
    keepalivedRunning: null,
    vrrp: [],
    load: null,
    interfaces: [],
    banner: null,
    services: [],
    freshAt: null,
    ...previous,
    directorId: target.directorId,
    clusterId: target.clusterId,
    name: target.name,
    sampledAt: sampledAt.toISOString(),
    status: "failed",
    problem: { code: problem.code, params: { ...problem.params } },
  };
}

function presentService(service: RawService, ratesOf: RatesOf): LiveService {
  return {
    key: service.id,
    scheduler: service.scheduler,
    attributes: service.attributes,
    persistenceSec: service.persistenceSec,
    counters: service.counters,
    rates: ratesOf(service.id),
    destinations: service.destinations.map((destination) => presentDestination(destination, ratesOf)),
  };
}

function presentDestination(destination: RawDestination, ratesOf: RatesOf): LiveDestination {
  const { key, id, address, port, forwarding, weight, activeConnections, inactiveConnections, templates, counters } =
    destination;
  return {
    key,
    address,
    port,
    forwarding,
    weight,
    active: activeConnections,
    inactive: inactiveConnections,
    templates,
    counters,
    rates: ratesOf(id),
  };
}

function presentInterface(
  { name, inBytes, outBytes, inPackets, outPackets, errors, dropped }: InterfaceCounters,
  rates: Rates | null,
): LiveInterface {
  return {
    name,
    counters: {
      inBytes: String(inBytes),
      outBytes: String(outBytes),
      inPackets: String(inPackets),
      outPackets: String(outPackets),
      errors: String(errors),
      dropped: String(dropped),
    },
    rates: rates === null ? null : withoutConnections(rates),
  };
}

function withoutConnections({ connPerSec: _, ...rates }: Rates): LiveInterface["rates"] {
  return rates;
}

function wireCounters({ inPackets, outPackets, inBytes, outBytes }: InterfaceCounters): Counters {
  return {
    connections: "0",
    inPackets: String(inPackets),
    outPackets: String(outPackets),
    inBytes: String(inBytes),
    outBytes: String(outBytes),
  };
}

function interfaceId({ name }: InterfaceCounters): string {
  return `interface ${name}`;
}
