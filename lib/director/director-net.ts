import { familyOf, type IpAddress } from "@/lib/model/address";
import type { DesiredCluster, DesiredDirector, DesiredService } from "@/lib/model/cluster";
import type { SyncDaemon } from "@/lib/model/ipvs-settings";
import { type IpvsSysctl, ipvsSysctlRanges } from "@/lib/model/ipvs-sysctls";
import type { Listener, MarkFeed } from "@/lib/model/listener";
import { mapsPorts } from "@/lib/model/maps-ports";
import { holdsVips } from "./held-vips";

/**
 * What a director needs beside the kernel's table and the VIPs, as lines of `directorNetPaths.list`; [] = nothing.
 *
 *     set PATH VALUE                            a file below /proc/sys
 *     mark VIP PROTOCOL FIRST LAST MARK         packets to these ports get the mark
 *     masquerade RIP PROTOCOL|all PORT          what IPVS has sent there gets the director's own address as its source
 *     serve VIP PROTOCOL FIRST LAST RIP         while another director holds the VIP, what it sends here is for the RIP
 *     timeouts TCP TCPFIN UDP                   seconds
 *     sync master|backup WORD...                words for `ipvsadm --start-daemon`
 *
 * With engine keepalived the last two are in keepalived.conf.
 */
export function directorNet(cluster: DesiredCluster, director: DesiredDirector): string[] {
  const lines = [
    ...settings(cluster, director),
    ...marks(cluster),
    ...masquerades(cluster),
    ...serves(cluster, director),
  ];
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

/** Without conntrack the NAT of packet filters never sees a packet of IPVS, so FULLNAT has its way about it. */
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

/**
 * One of several directors that serves itself takes what another one sends it without having the VIP: in the kernel's eyes
 * that is a packet for its own RIP, which its own table has nothing to do with, so it is never scheduled a second time.
 */
function serves(cluster: DesiredCluster, director: DesiredDirector): string[] {
  if (cluster.directors.length < 2) return [];
  const lines = cluster.realServers.flatMap(({ id, hostId, address }) =>
    hostId === director.hostId
      ? cluster.services
          .filter(({ destinations }) => destinations.some((one) => one.realServerId === id && one.forwarding === "dr"))
          .flatMap(({ listener }) => endpointsOf(cluster, listener))
          .map((endpoint) => `serve ${endpoint} ${address}`)
      : [],
  );
  return [...new Set(lines)];
}

/** `VIP PROTOCOL FIRST LAST` of a listener, 0 0 for every port. */
function endpointsOf({ vips }: DesiredCluster, listener: Listener): string[] {
  const at = (vipId: string, protocol: string, first: number, last: number) =>
    vips.flatMap(({ id, address }) => (id === vipId ? [`${address} ${protocol.toLowerCase()} ${first} ${last}`] : []));
  switch (listener.kind) {
    case "address":
      return at(listener.vipId, listener.protocol, listener.port, listener.port);
    case "fwmark":
      return listener.feeds.flatMap((feed) => at(feed.vipId, feed.protocol, feed.firstPort, feed.lastPort));
    case "group":
      return listener.members.flatMap((member) =>
        member.kind === "vip" ? at(member.vipId, listener.protocol, member.port, member.port) : [],
      );
  }
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
  const addresses = new Map(realServers.map(({ id, address }) => [id, address]));
  return services.flatMap((service) =>
    service.destinations.flatMap(({ realServerId, forwarding, port }) => {
      const address = addresses.get(realServerId);
      return address === undefined || !mapsPorts(forwarding) ? [] : [{ address, port, forwarding, service }];
    }),
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
