import { destinationKeyText } from "@/lib/ipvs/destination-key-text";
import type { IpvsTable } from "@/lib/ipvs/model";
import { serviceKeyText } from "@/lib/model/service-key-text";
import { canonicalJson } from "./canonical-json";
import type { ObservedCluster, ObservedDirector, ObservedRealServer } from "./model";
import type { PlanInput } from "./plan-cluster";

/**
 * One number for everything a plan is made from. Hosts print tables and addresses in an order that means nothing, so
 * those are sorted first; files count by their checksums.
 */
export function fingerprint({ desired, applied, otherSetUps, observed, sha256 }: PlanInput): string {
  return sha256(canonicalJson({ desired, applied, otherSetUps, observed: inOrder(observed) }));
}

function inOrder({ directors, realServers, unreachable }: ObservedCluster): unknown {
  return {
    directors: directors.map((director) => ({ ...commonParts(director), table: tableInOrder(director.table) })),
    realServers: realServers.map(commonParts),
    unreachable,
  };
}

function commonParts<Host extends ObservedDirector | ObservedRealServer>(host: Host) {
  const files = Object.entries(host.files).map(([path, file]) => [path, file?.sha256 ?? null]);
  const addresses = host.addresses.map((one) => `${one.interface} ${one.address}/${one.prefixLength}`).sort();
  return { ...host, files: Object.fromEntries(files), addresses };
}

function tableInOrder({ services }: IpvsTable): unknown {
  return services
    .map((service) => ({
      ...service,
      destinations: [...service.destinations].sort(by(destinationKeyText)),
    }))
    .sort(by((service) => serviceKeyText(service.key)));
}

function by<Item>(text: (item: Item) => string): (a: Item, b: Item) => number {
  return (a, b) => (text(a) < text(b) ? -1 : 1);
}
