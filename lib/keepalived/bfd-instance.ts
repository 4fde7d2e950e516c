import type { IpAddress } from "@/lib/model/address";
import type { HealthCheck } from "@/lib/model/health-check";
import { block, type KeepalivedKeyword, line } from "./syntax/tree";

/** keepalived has names of at most 31 bytes; what differs between addresses of one network is their end. */
export function bfdName(address: IpAddress): string {
  return `bfd_${address}`.slice(-31);
}

/** The block of the one BFD session with a real server. */
export function bfdInstance(
  address: IpAddress,
  { intervalMs, multiplier }: Extract<HealthCheck, { kind: "bfd" }>,
): KeepalivedKeyword {
  return block(
    ["bfd_instance", bfdName(address)],
    [
      line("neighbor_ip", address),
      line("min_rx", intervalMs),
      line("min_tx", intervalMs),
      line("multiplier", multiplier),
    ],
  );
}
