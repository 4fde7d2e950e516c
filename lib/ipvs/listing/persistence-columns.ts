import { isFault } from "./line-fault";
import { type ListedAttributes, readAttributes } from "./read-attributes";
import { readNumbers } from "./read-numbers";
import type { ListingColumns } from "./read-services";

export type ListedPersistentConnections = {
  readonly weight: number;
  readonly persistentConnections: number;
  readonly activeConnections: number;
  readonly inactiveConnections: number;
};

/** `ipvsadm -Ln --persistent-conn`: Weight PersistConn ActiveConn InActConn. There are no methods in it. */
export const persistenceColumns: ListingColumns<ListedAttributes, ListedPersistentConnections> = {
  service: readAttributes,
  destination(words, from, endpoint) {
    const numbers = readNumbers(words, from, 4);
    if (isFault(numbers)) return numbers;
    const [weight = 0, persistentConnections = 0, activeConnections = 0, inactiveConnections = 0] = numbers;
    return {
      address: endpoint.address,
      port: endpoint.port,
      weight,
      persistentConnections,
      activeConnections,
      inactiveConnections,
    };
  },
};
