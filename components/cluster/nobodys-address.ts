import { type IpAddress, parseAddress } from "@/lib/model/address";

/** An address of RFC 5737 for what never reaches a host. */
export const nobodysAddress: IpAddress = read("192.0.2.1");

function read(text: string): IpAddress {
  const address = parseAddress(text);
  if (address === null) throw new Error(`${text} can be read`);
  return address;
}
