import type { Family, IpAddress } from "./address";
import type { Protocol } from "./listener";

/** What identifies a service in the kernel: protocol, address and port (0 = every port), or a firewall mark. */
export type ServiceKey =
  | { readonly kind: "address"; readonly protocol: Protocol; readonly address: IpAddress; readonly port: number }
  | { readonly kind: "fwmark"; readonly mark: number; readonly family: Family };
