import ipaddr from "ipaddr.js";
import { type IpAddress, parseAddress } from "./address";

/** `count` consecutive addresses; those beyond the end of the address space are left out. */
export function addressesFrom(first: IpAddress, count: number): IpAddress[] {
  return Array.from({ length: count }, (_, offset) => addressAfter(first, offset)).filter((one) => one !== null);
}

function addressAfter(first: IpAddress, offset: number): IpAddress | null {
  const bytes = ipaddr.parse(first).toByteArray();
  let carry = offset;
  for (let index = bytes.length - 1; carry > 0 && index >= 0; index -= 1) {
    const sum = (bytes[index] ?? 0) + carry;
    bytes[index] = sum % 256;
    carry = Math.floor(sum / 256);
  }
  return carry > 0 ? null : parseAddress(ipaddr.fromByteArray(bytes).toString());
}
