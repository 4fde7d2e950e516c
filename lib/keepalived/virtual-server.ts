import ipaddr from "ipaddr.js";
import { expectedDestinations } from "@/lib/ipvs/expected-destinations";
import { kernelSchedulerFlags } from "@/lib/ipvs/kernel-scheduler-flags";
import type { IpvsDestination } from "@/lib/ipvs/model";
import type { DesiredCluster, DesiredService, Persistence } from "@/lib/model/cluster";
import { destinationChecks } from "@/lib/model/destination-checks";
import type { HealthCheck } from "@/lib/model/health-check";
import { listenerFamilies } from "@/lib/model/listener-families";
import { listenerPort } from "@/lib/model/listener-port";
import { checker } from "./checker";
import { type LvsMethod, lvsMethodWords } from "./lvs-method";
import { block, type KeepalivedKeyword, type KeepalivedNode, line } from "./syntax/tree";
import { virtualServerGroup } from "./virtual-server-group";
import { virtualServerHead } from "./virtual-server-head";
import { realServerOptions, virtualServerOptions } from "./virtual-server-options";

/**
 * The virtual_server block of a service, after that of its group if it has one. Everything that keepalived would give a
 * surprising default is said (protocol UDP, forwarding NAT, weight 1). keepalived has no virtual server without real
 * servers: [] then.
 *
 * Unless asked for there is no `inhibit_on_failure`: a destination that fails its check is taken out of the kernel's
 * table, not set to weight 0, because with weight 0 persistent clients would be kept on the dead server for as long as
 * their persistence lasts. Weight 0 is what an operator sets to drain, and keepalived 2.2 keeps it through checks and
 * reloads.
 */
export function virtualServer(cluster: DesiredCluster, service: DesiredService): KeepalivedKeyword[] {
  const { listener, scheduler, schedulerFlags, onePacket, persistence } = service;
  const realServers = checkedRealServers(cluster, service);
  const head = virtualServerHead(cluster, service);
  const method = realServers[0]?.destination;
  if (method === undefined || head === null) return [];
  const delayLoopSec = commonDelaySec(service);
  return [
    ...virtualServerGroup(cluster, service),
    block(head.words, [
      ...(head.family === null ? [] : [line("ip_family", head.family)]),
      ...(delayLoopSec === null ? [] : [line("delay_loop", delayLoopSec)]),
      line("lvs_sched", scheduler),
      ...kernelSchedulerFlags(scheduler, schedulerFlags).map((flag) => line(flag)),
      line("lvs_method", ...lvsMethodWords(method)),
      ...(head.protocol === null ? [] : [line("protocol", head.protocol)]),
      ...(onePacket ? [line("ops")] : []),
      ...(persistence === null ? [] : persistenceLines(persistence, listenerFamilies(cluster, listener).has("inet"))),
      ...virtualServerOptions(service.keepalived),
      ...realServers.map(({ destination, checks }) =>
        realServer(destination, method, [
          ...realServerOptions(service.keepalived),
          ...checks.map((check) => checker(check, { address: destination.address, delayLoopSec })),
        ]),
      ),
    ]),
  ];
}

/** The granularity must follow the timeout, which it would otherwise set to 360. */
function persistenceLines({ timeoutSec, prefixLength, engine }: Persistence, inet: boolean): KeepalivedNode[] {
  const single = prefixLength === null || prefixLength === (inet ? 32 : 128);
  return [
    line("persistence_timeout", timeoutSec),
    ...(single ? [] : [line("persistence_granularity", inet ? dottedMask(prefixLength) : prefixLength)]),
    ...(engine === null ? [] : [line("persistence_engine", engine)]),
  ];
}

function dottedMask(prefixLength: number): string {
  return ipaddr.IPv4.subnetMaskFromPrefixLength(prefixLength).toString();
}

type CheckedRealServer = { readonly destination: IpvsDestination; readonly checks: readonly HealthCheck[] };

/** Destinations whose real server does not exist are left out. */
function checkedRealServers(cluster: DesiredCluster, service: DesiredService): CheckedRealServer[] {
  const port = listenerPort(service.listener);
  return service.destinations.flatMap((one) =>
    expectedDestinations(cluster, { destinations: [one] }, port).map((destination) => ({
      destination,
      checks: destinationChecks(service, one),
    })),
  );
}

/** How often most destinations are checked; a check with another interval says so itself. */
function commonDelaySec({ healthChecks }: DesiredService): number | null {
  return healthChecks.flatMap((check) => ("delaySec" in check ? [check.delaySec] : []))[0] ?? null;
}

function realServer(
  destination: IpvsDestination,
  method: LvsMethod,
  rest: readonly KeepalivedKeyword[],
): KeepalivedKeyword {
  const { address, port, weight, upperThreshold, lowerThreshold } = destination;
  const words = lvsMethodWords(destination);
  return block(
    ["real_server", address, port],
    [
      line("weight", weight),
      ...(words.join(" ") === lvsMethodWords(method).join(" ") ? [] : [line("lvs_method", ...words)]),
      ...(upperThreshold ? [line("uthreshold", upperThreshold)] : []),
      ...(lowerThreshold ? [line("lthreshold", lowerThreshold)] : []),
      ...rest,
    ],
  );
}
