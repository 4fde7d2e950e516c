import { formatEndpoint, type IpAddress } from "./address";

/** A destination for people: `10.0.0.21:80`, or the address alone where its port is whichever the client asked for. */
export function destinationText(address: IpAddress, port: number): string {
  return port === 0 ? address : formatEndpoint(address, port);
}
