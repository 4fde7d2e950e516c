import type { DestinationResource } from "@/lib/api/resources/cluster";
import { formatEndpoint, parseAddress } from "@/lib/model/address";
import { mapsPorts } from "@/lib/model/maps-ports";

/**
 * The kernel's name of a destination in one of its service's kernel services (`key`, as in `ServiceResource.keys`):
 * `10.0.0.21:80`, `[fd00::21]:80`. Without NAT its port is that service's, which differs between the members of a group.
 */
export function kernelEndpoint(
  key: string,
  { address, port, forwarding }: Pick<DestinationResource, "address" | "port" | "forwarding">,
): string {
  const parsed = parseAddress(address);
  const kernelPort = mapsPorts(forwarding) ? port : portOf(key);
  return parsed === null ? `${address}:${kernelPort}` : formatEndpoint(parsed, kernelPort);
}

/** Marks have none. */
function portOf(key: string): number {
  return Number(/:(\d+)$/.exec(key)?.[1] ?? 0);
}
