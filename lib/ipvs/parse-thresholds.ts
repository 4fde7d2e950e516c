import type { Checked } from "@/lib/model/problem";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { destinationKeyText } from "./destination-key-text";
import type { IpvsTable } from "./model";
import { parseInteger } from "./parse-integer";
import { type ListedService, parseListingLines } from "./parse-listing-lines";

export type Thresholds = { readonly upperThreshold: number; readonly lowerThreshold: number };

export type IpvsThresholds = readonly ListedService<object, Thresholds>[];

/** Parses `ipvsadm -Ln --thresholds`, the only listing that shows the connection thresholds (and shows no weights). */
export function parseThresholds(text: string): Checked<IpvsThresholds> {
  return parseListingLines(text, { service: () => ({}), destination: parseColumns });
}

/** Uthreshold Lthreshold ActiveConn InActConn */
function parseColumns(words: readonly string[]): Thresholds | null {
  const [upperThreshold, lowerThreshold, ...connections] = words.map((word) => parseInteger(word, 0, 2 ** 32 - 1));
  if (upperThreshold == null || lowerThreshold == null || connections.length !== 2) return null;
  return { upperThreshold, lowerThreshold };
}

/** A saved table with the thresholds of a listing taken at the same time; destinations not in both keep what they had. */
export function withThresholds(table: IpvsTable, observed: IpvsThresholds): IpvsTable {
  const byKey = new Map<string, Thresholds>();
  for (const { key, destinations } of observed) {
    for (const destination of destinations) byKey.set(pairText(key, destination), destination);
  }
  const services = table.services.map((service) => ({
    ...service,
    destinations: service.destinations.map((destination) => {
      const { upperThreshold, lowerThreshold } = byKey.get(pairText(service.key, destination)) ?? destination;
      return { ...destination, upperThreshold, lowerThreshold };
    }),
  }));
  return { services };
}

function pairText(
  key: Parameters<typeof serviceKeyText>[0],
  destination: Parameters<typeof destinationKeyText>[0],
): string {
  return `${serviceKeyText(key)} ${destinationKeyText(destination)}`;
}
