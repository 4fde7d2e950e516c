import { formatEndpoint } from "@/lib/model/address";
import type { IpvsDestination } from "./model";

/** What identifies a destination inside its service: `10.0.0.21:80`, `[fd00::21]:80`. */
export function destinationKeyText(destination: Pick<IpvsDestination, "address" | "port">): string {
  return formatEndpoint(destination.address, destination.port);
}
