import { compareAddresses } from "@/lib/model/address";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { Listener } from "@/lib/model/listener";
import { listenerKeys } from "@/lib/model/listener-keys";
import type { ServiceKey } from "@/lib/model/service-key";

/** Order of services: by what their first service in the kernel is, addresses before marks. */
export function compareListeners(cluster: Pick<DesiredCluster, "vips">, a: Listener, b: Listener): number {
  const [keyA] = listenerKeys(cluster, a);
  const [keyB] = listenerKeys(cluster, b);
  if (keyA === undefined || keyB === undefined) return Number(keyA === undefined) - Number(keyB === undefined);
  return compareKeys(keyA, keyB);
}

function compareKeys(a: ServiceKey, b: ServiceKey): number {
  if (a.kind === "address" && b.kind === "address") {
    return compareAddresses(a.address, b.address) || compareTexts(a.protocol, b.protocol) || a.port - b.port;
  }
  if (a.kind === "fwmark" && b.kind === "fwmark") return a.mark - b.mark || compareTexts(a.family, b.family);
  return a.kind === "address" ? -1 : 1;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
