import type { Endpoint } from "@/lib/ipvs/parse-endpoint";
import type { ServiceKey } from "@/lib/model/service-key";
import type { FaultList } from "./fault-list";
import { isFault, LineFault } from "./line-fault";
import type { ListingLine } from "./listing-line";
import { readEndpoint } from "./read-endpoint";
import { readServiceKey } from "./read-service-key";

/** What a variant of `ipvsadm -Ln` prints behind the keys, from the word at `from` on. */
export type ListingColumns<S, D> = {
  readonly service: (words: readonly string[], from: number, key: ServiceKey) => S | LineFault;
  /** Puts the endpoint into what it returns, and not by a spread: over many rows that takes longer than all the rest. */
  readonly destination: (words: readonly string[], from: number, endpoint: Endpoint) => (Endpoint & D) | LineFault;
};

export type ListedService<S, D> = S & {
  readonly key: ServiceKey;
  readonly destinations: readonly (Endpoint & D)[];
};

/**
 * Reads the lines that every variant of `ipvsadm -Ln` has in common, with or without the three title lines (a listing
 * of one service has two).
 */
export function readServices<S extends object, D extends object>(
  lines: Iterable<ListingLine>,
  columns: ListingColumns<S, D>,
  faults: FaultList,
): ListedService<S, D>[] {
  const services: (S & { key: ServiceKey; destinations: (Endpoint & D)[] })[] = [];
  for (const line of lines) {
    const last = services.at(-1);
    if (isTitle(line)) {
      // Two outputs in one file: which one is meant, and when was each taken?
      if (last !== undefined) faults.add(line, new LineFault("ipvs.second_output"));
    } else if (line.words[0] === "->") {
      const destination = readDestination(line.words, columns);
      if (isFault(destination)) faults.add(line, destination);
      else if (last !== undefined) last.destinations.push(destination);
      // A service that is not understood has its own fault; its destinations are not also at fault.
      else if (faults.isEmpty) faults.add(line, new LineFault("ipvs.service_missing", 1));
    } else {
      const service = readService(line.words, columns);
      if (isFault(service)) faults.add(line, service);
      else services.push(service);
    }
  }
  return services;
}

/** The lines above a table: version, names of the service columns, names of the destination columns. */
export function isTitle({ words }: ListingLine): boolean {
  const [first, second] = words;
  if (first === "->") return second === "RemoteAddress:Port";
  return (first === "Prot" && second === "LocalAddress:Port") || (first === "IP" && second === "Virtual");
}

function readService<S extends object, D>(
  words: readonly string[],
  columns: ListingColumns<S, D>,
): (S & { key: ServiceKey; destinations: (Endpoint & D)[] }) | LineFault {
  const read = readServiceKey(words);
  if (isFault(read)) return read;
  const service = columns.service(words, read.next, read.key);
  return isFault(service) ? service : { ...service, key: read.key, destinations: [] };
}

function readDestination<S, D extends object>(
  words: readonly string[],
  columns: ListingColumns<S, D>,
): (Endpoint & D) | LineFault {
  const endpoint = readEndpoint(words, 1);
  return isFault(endpoint) ? endpoint : columns.destination(words, 2, endpoint);
}
