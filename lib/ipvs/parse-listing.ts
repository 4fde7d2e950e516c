import type { Checked } from "@/lib/model/problem";
import { connectionColumns, type ListedConnections } from "./listing/connection-columns";
import { parseServices } from "./listing/parse-services";
import type { ListedAttributes } from "./listing/read-attributes";
import type { ListedService } from "./listing/read-services";

export type ListedDestination = ListedConnections;

export type IpvsListing = readonly ListedService<ListedAttributes, ListedDestination>[];

/**
 * Parses `ipvsadm -Ln`. With direct routing and tunnels IPVS sees only the clients' half of a connection, so the split
 * into active and inactive is the kernel's guess there.
 */
export function parseListing(text: string): Checked<IpvsListing> {
  return parseServices(text, connectionColumns);
}
