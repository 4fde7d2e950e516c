import type { Checked } from "@/lib/model/problem";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { destinationKeyText } from "./destination-key-text";
import { parseServices } from "./listing/parse-services";
import type { ListedAttributes } from "./listing/read-attributes";
import type { ListedService } from "./listing/read-services";
import { type ListedThresholds, thresholdColumns } from "./listing/threshold-columns";
import type { IpvsTable } from "./model";

type Thresholds = Pick<ListedThresholds, "upperThreshold" | "lowerThreshold">;

export type IpvsThresholds = readonly ListedService<ListedAttributes, ListedThresholds>[];

/** Parses `ipvsadm -Ln --thresholds`, the only listing that shows the connection thresholds (and shows no weights). */
export function parseThresholds(text: string): Checked<IpvsThresholds> {
  return parseServices(text, thresholdColumns);
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
