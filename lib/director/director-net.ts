import { familyOf, type IpAddress } from "@/lib/model/address";
import type { DesiredCluster, DesiredDirector, DesiredService } from "@/lib/model/cluster";
import type { SyncDaemon } from "@/lib/model/ipvs-settings";
import { type IpvsSysctl, ipvsSysctlRanges } from "@/lib/model/ipvs-sysctls";
import type { MarkFeed } from "@/lib/model/listener";
import { holdsVips } from "./held-vips";

/**
 * What a director needs beside the kernel's table and the VIPs, as lines of `directorNetPaths.list`; [] = nothing.
 *
 *     set PATH VALUE                            a file below /proc/sys
 *     mark VIP PROTOCOL FIRST LAST MARK         packets to these ports get the mark
 *     masquerade RIP PROTOCOL|all PORT          what IPVS has sent there gets the director's own address as its source
 *     timeouts TCP TCPFIN UDP                   seconds
 *     sync master|backup WORD...                words for `ipvsadm --start-daemon`
 *
 * With engine keepalived the last two are in keepalived.conf.
 */
export function directorNet(cluster: DesiredCluster, director: DesiredDirector): string[] {
  const lines = [...settings(cluster, director), ...marks(cluster), ...masquerades(cluster)];
  return cluster.engine === "keepalived" ? lines : [...lines, ...timeouts(cluster), ...syncDaemon(cluster, director)];
}

function settings(cluster: DesiredCluster, { interface: device }: DesiredDirector): string[] {
  const families = new Set(natTargets(cluster).map(({ address }) => familyOf(address)));
  const forward4 = [
    "set net/ipv4/ip_forward 1",
    // On one network the director would tell real servers of the shorter way, past itself. Either of the two is enough to.
    "set net/ipv4/conf/all/send_redirects 0",
    `set net/ipv4/conf/${device}/send_redirects 0`,
  ];
  return [
    ...(families.has("inet") ? forward4 : []),
    ...(families.has("inet6") ? ["set net/ipv6/conf/all/forwarding 1"] : []),
    ...Object.entries(vsSettings(cluster)).map(([name, value]) => `set net/ipv4/vs/${name} ${value}`),
  ];
}

/** Without conntrack the NAT of packet filters never sees a packet of IPVS. */
function vsSettings(cluster: DesiredCluster): Record<string, string> {
  const { sync_threshold: threshold, sync_period: period, ...sysctls } = cluster.ipvs.sysctls;
  const values = Object.entries(sysctls).map(([name, value]): [string, string] => [name, String(value)]);
  const standard = (name: IpvsSysctl) => ipvsSysctlRanges[name].standard;
  const pair = `${threshold ?? standard("sync_threshold")} ${period ?? standard("sync_period")}`;
  return {
    ...Object.fromEntries(values.sort(([a], [b]) => (a < b ? -1 : 1))),
    ...(threshold === undefined && period === undefined ? {} : { sync_threshold: pair }),
    ...(natTargets(cluster).some(({ forwarding }) => forwarding === "fullnat") ? { conntrack: "1" } : {}),
  };
}

function marks({ services, vips }: DesiredCluster): string[] {
  return services.flatMap(({ listener }) =>
    listener.kind === "fwmark"
      ? listener.feeds.flatMap((feed) =>
          vips.flatMap(({ id, address }) => (id === feed.vipId ? [markLine(feed, address, listener.mark)] : [])),
        )
      : [],
  );
}

function markLine({ protocol, firstPort, lastPort }: MarkFeed, vip: IpAddress, mark: number): string {
  return `mark ${vip} ${protocol.toLowerCase()} ${firstPort} ${lastPort} ${mark}`;
}

/** The director's address is whatever its route to the real server says, on whichever network that is. */
function masquerades(cluster: DesiredCluster): string[] {
  const lines = natTargets(cluster)
    .filter(({ forwarding }) => forwarding === "fullnat")
    .map(({ address, port, service }) => `masquerade ${address} ${protocolOf(service)} ${port}`);
  return [...new Set(lines)];
}

function protocolOf({ listener }: DesiredService): string {
  return listener.kind === "fwmark" ? "all" : listener.protocol.toLowerCase();
}

function natTargets({ services, realServers }: DesiredCluster) {
  return services.flatMap((service) =>
    service.destinations.flatMap(({ realServerId, forwarding, port }) =>
      realServers.flatMap(({ id, address }) =>
        id === realServerId && (forwarding === "nat" || forwarding === "fullnat")
          ? [{ address, port, forwarding, service }]
          : [],
      ),
    ),
  );
}

function timeouts({ ipvs }: DesiredCluster): string[] {
  if (ipvs.timeouts === null) return [];
  const { tcpSec, tcpFinSec, udpSec } = ipvs.timeouts;
  return [`timeouts ${tcpSec} ${tcpFinSec} ${udpSec}`];
}

/** The director with the VIPs tells, the others listen: nothing moves VIPs with this engine. */
function syncDaemon(cluster: DesiredCluster, director: DesiredDirector): string[] {
  const daemon = cluster.ipvs.syncDaemon;
  if (daemon === null) return [];
  const state = holdsVips(cluster, director.id) ? "master" : "backup";
  return [`sync ${state} ${syncWords(daemon, director).join(" ")}`];
}

function syncWords(daemon: SyncDaemon, director: DesiredDirector): string[] {
  const { syncId, interface: device, maxLength, group, port, ttl } = daemon;
  const option = (name: string, value: string | number | null) => (value === null ? [] : [`--${name}`, String(value)]);
  return [
    ...option("mcast-interface", device ?? director.interface),
    ...option("syncid", syncId),
    ...option("sync-maxlen", maxLength),
    ...option("mcast-group", group),
    ...option("mcast-port", port),
    ...option("mcast-ttl", ttl),
  ];
}
