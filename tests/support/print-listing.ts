import ipaddr from "ipaddr.js";
import type { IpvsDestination, IpvsService } from "@/lib/ipvs/model";
import type { ListedDestination } from "@/lib/ipvs/parse-listing";
import type { IpvsCounters } from "@/lib/ipvs/parse-stats";
import { maxPrefix, serviceFamily } from "@/lib/ipvs/service-family";
import { formatEndpoint } from "@/lib/model/address";
import type { Tunnel } from "@/lib/model/tunnel";

/** What a kernel counts for one destination. */
export type Counted = Pick<ListedDestination, "activeConnections" | "inactiveConnections"> & {
  readonly persistentConnections: number;
  readonly counters: IpvsCounters;
};
export type CountedDestination = IpvsDestination & Counted;
export type CountedService = Omit<IpvsService, "destinations"> & {
  readonly counters: IpvsCounters;
  readonly destinations: readonly CountedDestination[];
};

export type PrintedForm = "listing" | "tunnels" | "thresholds" | "persistent_connections" | "stats" | "rates";

/** Prints a table as ipvsadm 1.31 does (its format strings, its paddings), as the other half of the parsers' laws. */
export function printListing(
  form: PrintedForm,
  services: readonly CountedService[],
  { exact }: { readonly exact: boolean } = { exact: true },
): string {
  const rows = services.flatMap((service) => [
    hasFigures(form)
      ? `${keyText(service).padEnd(33)}${figures(service.counters, exact)}`
      : `${keyText(service)} ${attributes(service)}`,
    ...service.destinations.map((destination) => {
      const key = `  -> ${formatEndpoint(destination.address, destination.port).padEnd(28)}`;
      return `${key}${columns(form, destination, exact)}`;
    }),
  ]);
  return ["IP Virtual Server version 1.2.1 (size=4096)", titles[form], ...rows, ""].join("\n");
}

const titles: Readonly<Record<PrintedForm, string>> = {
  listing:
    "Prot LocalAddress:Port Scheduler Flags\n  -> RemoteAddress:Port           Forward Weight ActiveConn InActConn",
  tunnels:
    "Prot LocalAddress:Port Scheduler Flags\n  -> RemoteAddress:Port           Forward TunnelInfo    Weight ActiveConn InActConn",
  thresholds: "Prot LocalAddress:Port            Uthreshold Lthreshold ActiveConn InActConn \n  -> RemoteAddress:Port",
  persistent_connections:
    "Prot LocalAddress:Port            Weight    PersistConn ActiveConn InActConn \n  -> RemoteAddress:Port",
  stats: "Prot LocalAddress:Port               Conns   InPkts  OutPkts  InBytes OutBytes\n  -> RemoteAddress:Port",
  rates: "Prot LocalAddress:Port                 CPS    InPPS   OutPPS    InBPS   OutBPS\n  -> RemoteAddress:Port",
};

function hasFigures(form: PrintedForm): boolean {
  return form === "stats" || form === "rates";
}

function keyText({ key }: CountedService): string {
  if (key.kind === "address") return `${key.protocol.padEnd(4)} ${formatEndpoint(key.address, key.port)}`;
  // %d: marks above 2^31-1 come out negative.
  return `FWM  ${key.mark | 0}${key.family === "inet6" ? " IPv6" : ""}`;
}

function attributes({ key, scheduler, schedulerFlags, persistence, onePacket }: CountedService): string {
  const flags = schedulerFlags.length === 0 ? "" : ` (${schedulerFlags.join(",")})`;
  const family = serviceFamily(key);
  let persistent = "";
  if (persistence !== null) {
    const { prefixLength, timeoutSec, engine } = persistence;
    const mask = family === "inet6" ? prefixLength : ipaddr.IPv4.subnetMaskFromPrefixLength(prefixLength).toString();
    persistent = ` persistent ${timeoutSec}${prefixLength === maxPrefix(family) ? "" : ` mask ${mask}`}`;
    if (engine !== null) persistent += ` pe ${engine}`;
  }
  return `${scheduler}${flags}${persistent}${onePacket ? " ops" : ""}`;
}

const words = { dr: "Route", nat: "Masq", tun: "Tunnel" } as const;

function columns(form: PrintedForm, destination: CountedDestination, exact: boolean): string {
  const { forwarding, tunnel, weight, upperThreshold, lowerThreshold } = destination;
  const connections = `${pad(destination.activeConnections, 10)}${pad(destination.inactiveConnections, 10)}`;
  switch (form) {
    case "listing":
      return `${pad(words[forwarding], 7)}${pad(weight, 6)}${connections}`;
    case "tunnels":
      return `${pad(words[forwarding], 7)}${pad(tunnelInfo(tunnel), 13)}${pad(weight, 6)}${connections}`;
    case "thresholds":
      return `${pad(upperThreshold ?? 0, 10)}${pad(lowerThreshold ?? 0, 10)}${connections}`;
    case "persistent_connections":
      return `${pad(weight, 9)}${pad(destination.persistentConnections, 11)}${connections}`;
    case "stats":
    case "rates":
      return figures(destination.counters, exact);
  }
}

function pad(value: string | number, width: number): string {
  return ` ${String(value).padEnd(width)}`;
}

const checksums = { none: "-c", on: "+c", remote: "r+c" } as const;

function tunnelInfo(tunnel: Tunnel | null): string {
  if (tunnel === null) return "n/a";
  if (tunnel.kind === "ipip") return "ipip";
  const checksum = checksums[tunnel.checksum];
  return tunnel.kind === "gre" ? `gre:${checksum}` : `gue:${tunnel.port}:${checksum}`;
}

function figures({ connections, inPackets, outPackets, inBytes, outBytes }: IpvsCounters, exact: boolean): string {
  return [connections, inPackets, outPackets, inBytes, outBytes]
    .map((value) => ` ${(exact ? String(value) : abbreviate(value)).padStart(8)}`)
    .join("");
}

/** As ipvsadm does without --exact: cut off, never rounded. */
export function abbreviate(value: bigint): string {
  if (value < 10n ** 8n) return String(value);
  if (value < 10n ** 9n) return `${value / 10n ** 3n}K`;
  if (value < 10n ** 11n) return `${value / 10n ** 6n}M`;
  if (value < 10n ** 14n) return `${value / 10n ** 9n}G`;
  return `${value / 10n ** 12n}T`;
}
