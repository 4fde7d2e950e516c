import { type IpAddress, parseAddress } from "@/lib/model/address";
import { readPort } from "./well-known-ports";

/**
 * An address with an optional port, as people write it: `10.0.0.1`, `10.0.0.1:http`, `[fd00::1]:80`, `[fd00::1]`,
 * `fd00::1`. `port` is null when there is none. Null = not that, for instance a host name, which only the host itself
 * can resolve.
 */
export function readEndpoint(text: string): { address: IpAddress; port: number | null } | null {
  const match = /^(?:\[([0-9A-Fa-f:.]+)\]|([0-9.]+))(?::([\w-]+))?$/.exec(text);
  const address = parseAddress(match?.[1] ?? match?.[2] ?? text);
  if (address === null) return null;
  const portText = match?.[3];
  if (portText === undefined) return { address, port: null };
  const port = readPort(portText);
  return port === null ? null : { address, port };
}
