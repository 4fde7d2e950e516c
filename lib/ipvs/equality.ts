import { serviceKeyText } from "@/lib/model/service-key-text";
import type { Tunnel } from "@/lib/model/tunnel";
import { destinationKeyText } from "./destination-key-text";
import type { IpvsDestination, IpvsService, IpvsTable } from "./model";

/**
 * Equality of tables, services and destinations, written once. Order never matters. A threshold of null was not
 * observed and equals any (`ipvsadm -Sn` does not print them), so this is no equivalence relation: compare an
 * observation with an expectation, not two observations.
 */
export function tablesEqual(a: IpvsTable, b: IpvsTable): boolean {
  return equalByKey(a.services, b.services, (service) => serviceKeyText(service.key), servicesEqual);
}

/** Key, attributes and destinations. */
export function servicesEqual(a: IpvsService, b: IpvsService): boolean {
  return (
    serviceKeyText(a.key) === serviceKeyText(b.key) &&
    serviceAttributesEqual(a, b) &&
    equalByKey(a.destinations, b.destinations, destinationKeyText, destinationsEqual)
  );
}

/** What `-E` sets: everything of a service but its key and its destinations. */
export function serviceAttributesEqual(a: IpvsService, b: IpvsService): boolean {
  return (
    a.scheduler === b.scheduler &&
    a.onePacket === b.onePacket &&
    [...a.schedulerFlags].sort().join() === [...b.schedulerFlags].sort().join() &&
    a.persistence?.timeoutSec === b.persistence?.timeoutSec &&
    a.persistence?.prefixLength === b.persistence?.prefixLength &&
    a.persistence?.engine === b.persistence?.engine
  );
}

/** Key and what `-e` sets. */
export function destinationsEqual(a: IpvsDestination, b: IpvsDestination): boolean {
  return (
    destinationKeyText(a) === destinationKeyText(b) &&
    a.forwarding === b.forwarding &&
    tunnelText(a) === tunnelText(b) &&
    a.weight === b.weight &&
    thresholdsEqual(a.upperThreshold, b.upperThreshold) &&
    thresholdsEqual(a.lowerThreshold, b.lowerThreshold)
  );
}

function thresholdsEqual(a: number | null, b: number | null): boolean {
  return a === null || b === null || a === b;
}

/** ipip is what the kernel uses when nothing is said. */
function tunnelText({ forwarding, tunnel }: IpvsDestination): string {
  if (forwarding !== "tun") return "";
  const { kind, port, checksum }: { kind: Tunnel["kind"]; port?: number; checksum?: string } = tunnel ?? {
    kind: "ipip",
  };
  return `${kind} ${port ?? ""} ${checksum ?? ""}`;
}

function equalByKey<T>(
  a: readonly T[],
  b: readonly T[],
  keyText: (item: T) => string,
  equal: (a: T, b: T) => boolean,
): boolean {
  const byKey = new Map(b.map((item) => [keyText(item), item]));
  if (a.length !== b.length || byKey.size !== b.length) return false;
  return a.every((item) => {
    const other = byKey.get(keyText(item));
    return other !== undefined && equal(item, other);
  });
}
