import { type IpAddress, parseAddress } from "@/lib/model/address";

export type Endpoint = { readonly address: IpAddress; readonly port: number };

/** Parses `10.0.0.1:80` or `[fd00::1]:80` as `ipvsadm -n` prints them (port 0 is legal there); null = anything else. */
export function parseEndpoint(text: string): Endpoint | null {
  const match = /^(?:\[([0-9A-Fa-f:.]+)\]|([0-9.]+)):(\d{1,5})$/.exec(text);
  if (match === null) return null;
  const [, bracketed, bare, digits] = match;
  const address = parseAddress(bracketed ?? bare ?? "");
  const port = Number(digits);
  if (address === null || port > 65535 || address.includes(":") !== (bracketed !== undefined)) return null;
  return { address, port };
}
