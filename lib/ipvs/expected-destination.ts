import type { IpAddress } from "@/lib/model/address";
import type { DesiredDestination } from "@/lib/model/cluster";
import { mapsPorts } from "@/lib/model/maps-ports";
import type { IpvsDestination } from "./model";

/**
 * A destination as the kernel has it in a service of this port. By DR and tunnel packets arrive at the port that the
 * client asked for, so there it is always the service's.
 */
export function expectedDestination(
  destination: DesiredDestination,
  address: IpAddress,
  servicePort: number,
): IpvsDestination {
  const { forwarding, tunnel, weight, upperThreshold, lowerThreshold } = destination;
  return {
    address,
    port: mapsPorts(forwarding) ? destination.port : servicePort,
    forwarding: forwarding === "fullnat" ? "nat" : forwarding,
    tunnel: forwarding === "tun" ? (tunnel ?? { kind: "ipip" }) : null,
    weight,
    upperThreshold,
    lowerThreshold,
  };
}
