import type { KernelForwarding } from "@/lib/ipvs/model";
import type { Endpoint } from "@/lib/ipvs/parse-endpoint";
import { isFault, type LineFault } from "./line-fault";
import { type ListedAttributes, readAttributes } from "./read-attributes";
import { type ListedForwarding, readAnyForwarding, readForwarding } from "./read-forwarding";
import { readNumbers } from "./read-numbers";
import type { ListingColumns } from "./read-services";

export type ListedConnections<F extends ListedForwarding = KernelForwarding> = {
  readonly forwarding: F;
  readonly weight: number;
  readonly activeConnections: number;
  readonly inactiveConnections: number;
};

/** `ipvsadm -Ln` of a kernel that we manage: Forward Weight ActiveConn InActConn */
export const connectionColumns: ListingColumns<ListedAttributes, ListedConnections> = {
  service: readAttributes,
  destination: (words, from, endpoint) => readConnections(words, from, endpoint, readForwarding),
};

/** The same of any kind of LVS. */
export const anyConnectionColumns: ListingColumns<ListedAttributes, ListedConnections<ListedForwarding>> = {
  service: readAttributes,
  destination: (words, from, endpoint) => readConnections(words, from, endpoint, readAnyForwarding),
};

function readConnections<F extends ListedForwarding>(
  words: readonly string[],
  from: number,
  endpoint: Endpoint,
  read: (words: readonly string[], index: number) => F | LineFault,
): (Endpoint & ListedConnections<F>) | LineFault {
  const forwarding = read(words, from);
  if (isFault(forwarding)) return forwarding;
  const numbers = readNumbers(words, from + 1, 3);
  if (isFault(numbers)) return numbers;
  const [weight = 0, activeConnections = 0, inactiveConnections = 0] = numbers;
  return { address: endpoint.address, port: endpoint.port, forwarding, weight, activeConnections, inactiveConnections };
}
