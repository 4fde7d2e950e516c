import ipaddr from "ipaddr.js";
import type { IpvsDestination, IpvsPersistence, IpvsService, KernelForwarding } from "@/lib/ipvs/model";
import { maxPrefix, serviceFamily } from "@/lib/ipvs/service-family";
import { assert } from "@/lib/model/assert";
import type { HealthCheck } from "@/lib/model/health-check";
import type { ServiceKey } from "@/lib/model/service-key";
import { checker } from "./checker";
import { block, type KeepalivedKeyword, type KeepalivedNode, line } from "./syntax/tree";

export const forwardingWords = { dr: "DR", nat: "NAT", tun: "TUN" } as const satisfies Record<KernelForwarding, string>;

/**
 * One virtual_server block. Everything that keepalived would give a default is said: its defaults surprise (protocol UDP,
 * forwarding NAT, weight 1).
 *
 * There is no `inhibit_on_failure`: a destination that fails its check is taken out of the kernel's table, not set to
 * weight 0, because with weight 0 persistent clients would be kept on the dead server for as long as their persistence
 * lasts. Weight 0 is what an operator sets to drain, and keepalived 2.2 keeps it through checks and reloads.
 */
export function virtualServer(service: IpvsService, healthCheck: HealthCheck | null): KeepalivedKeyword {
  const { key, destinations } = service;
  assert(key.kind === "address", "the desired state has services by address only");
  const method = destinations[0]?.forwarding ?? "dr";
  return block(
    ["virtual_server", key.address, key.port],
    [
      ...(healthCheck === null ? [] : [line("delay_loop", healthCheck.delaySec)]),
      line("lvs_sched", service.scheduler),
      line("lvs_method", forwardingWords[method]),
      line("protocol", key.protocol),
      ...(service.persistence === null ? [] : persistenceLines(service.persistence, key)),
      ...destinations.map((destination) => realServer(destination, method, healthCheck)),
    ],
  );
}

/** The granularity must follow the timeout, which it would otherwise set to 360. */
function persistenceLines({ timeoutSec, prefixLength }: IpvsPersistence, key: ServiceKey): KeepalivedNode[] {
  const family = serviceFamily(key);
  if (prefixLength === maxPrefix(family)) return [line("persistence_timeout", timeoutSec)];
  const mask = family === "inet" ? ipaddr.IPv4.subnetMaskFromPrefixLength(prefixLength).toString() : prefixLength;
  return [line("persistence_timeout", timeoutSec), line("persistence_granularity", mask)];
}

function realServer(
  { address, port, weight, forwarding, upperThreshold, lowerThreshold }: IpvsDestination,
  method: KernelForwarding,
  healthCheck: HealthCheck | null,
): KeepalivedKeyword {
  return block(
    ["real_server", address, port],
    [
      line("weight", weight),
      ...(forwarding === method ? [] : [line("lvs_method", forwardingWords[forwarding])]),
      ...(upperThreshold ? [line("uthreshold", upperThreshold)] : []),
      ...(lowerThreshold ? [line("lthreshold", lowerThreshold)] : []),
      ...(healthCheck === null ? [] : [checker(healthCheck)]),
    ],
  );
}
