import ipaddr from "ipaddr.js";
import { familyOf, type IpAddress, parseAddress } from "@/lib/model/address";
import { assert } from "@/lib/model/assert";

/** The first address of the network of this length that `address` is in. */
export function maskAddress(address: IpAddress, prefixLength: number): IpAddress {
  const network = `${address}/${prefixLength}`;
  const masked = parseAddress(
    familyOf(address) === "inet"
      ? ipaddr.IPv4.networkAddressFromCIDR(network).toString()
      : ipaddr.IPv6.networkAddressFromCIDR(network).toString(),
  );
  assert(masked !== null, "the beginning of a network is an address");
  return masked;
}
