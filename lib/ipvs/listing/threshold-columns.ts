import { isFault } from "./line-fault";
import { type ListedAttributes, readAttributes } from "./read-attributes";
import { readNumbers } from "./read-numbers";
import type { ListingColumns } from "./read-services";

export type ListedThresholds = {
  readonly upperThreshold: number;
  readonly lowerThreshold: number;
  readonly activeConnections: number;
  readonly inactiveConnections: number;
};

/** `ipvsadm -Ln --thresholds`: Uthreshold Lthreshold ActiveConn InActConn. There are no weights in it. */
export const thresholdColumns: ListingColumns<ListedAttributes, ListedThresholds> = {
  service: readAttributes,
  destination(words, from, endpoint) {
    const numbers = readNumbers(words, from, 4);
    if (isFault(numbers)) return numbers;
    const [upperThreshold = 0, lowerThreshold = 0, activeConnections = 0, inactiveConnections = 0] = numbers;
    return {
      address: endpoint.address,
      port: endpoint.port,
      upperThreshold,
      lowerThreshold,
      activeConnections,
      inactiveConnections,
    };
  },
};
