import { hostPrefix } from "@/lib/model/address";
import { assert } from "@/lib/model/assert";
import { byId } from "@/lib/model/by-id";
import type { DesiredCluster, DesiredDestination, DesiredService } from "@/lib/model/cluster";
import { listenerPort } from "@/lib/model/listener-port";
import type { PushSettings } from "@/lib/model/push-settings";
import type { Manifest, ManifestInstance, ManifestListener, ManifestService } from "./manifest";

/** What of a cluster is not in its model. */
export type AboutCluster = {
  readonly description: string;
  readonly push: PushSettings;
  /** Names of hosts by id. */
  readonly hostNames: ReadonlyMap<string, string>;
};

/**
 * A cluster as a manifest. What was adopted from a host stays with the host and is no part of it; neither is who holds a
 * destination out of service.
 */
export function describeCluster(cluster: DesiredCluster, { description, push, hostNames }: AboutCluster): Manifest {
  const hostName = (id: string) => known(hostNames.get(id), "hosts");
  return {
    apiVersion: "signalbox/v1",
    kind: "Cluster",
    name: cluster.name,
    description,
    engine: cluster.engine,
    push,
    vrrp: cluster.vrrp,
    vrrpInstances: cluster.vrrpInstances.map((instance) => describeInstance(cluster, instance, hostName)),
    keepalived: cluster.keepalived,
    ipvs: cluster.ipvs,
    directors: cluster.directors.map(({ hostId, address, interface: device, priority }) => ({
      host: hostName(hostId),
      address,
      interface: device,
      priority,
    })),
    vips: cluster.vips.map(({ address, prefixLength, vrrpInstanceId }) => ({
      address,
      ...(prefixLength !== hostPrefix(address) && { prefixLength }),
      vrrpInstance:
        vrrpInstanceId === null
          ? null
          : known(byId(cluster.vrrpInstances, vrrpInstanceId), "instances").virtualRouterId,
    })),
    realServers: cluster.realServers.map(({ id: _, hostId, ...server }) => ({
      ...server,
      host: hostId === null ? null : hostName(hostId),
    })),
    services: cluster.services.map((service) => describeService(cluster, service)),
  };
}

function describeInstance(
  cluster: DesiredCluster,
  { id: _, directors, ...vrrp }: DesiredCluster["vrrpInstances"][number],
  hostName: (hostId: string) => string,
): ManifestInstance {
  return {
    ...vrrp,
    directors: directors.map(({ directorId, ...own }) => ({
      ...own,
      host: hostName(known(byId(cluster.directors, directorId), "directors").hostId),
    })),
  };
}

function describeService(
  cluster: DesiredCluster,
  { id: _, listener, destinations, ...service }: DesiredService,
): ManifestService {
  return {
    ...service,
    listener: describeListener(cluster, listener),
    destinations: destinations.map(({ id: _id, realServerId, port, hold, ...destination }) => ({
      ...destination,
      weight: hold?.weight ?? destination.weight,
      realServer: nameOfRealServer(cluster, realServerId),
      ...(port !== listenerPort(listener) && { port }),
    })),
  };
}

function describeListener(cluster: DesiredCluster, listener: DesiredService["listener"]): ManifestListener {
  const vipOf = (vipId: string) => known(byId(cluster.vips, vipId), "VIPs").address;
  switch (listener.kind) {
    case "address": {
      const { vipId, ...rest } = listener;
      return { ...rest, vip: vipOf(vipId) };
    }
    case "fwmark":
      return { ...listener, feeds: listener.feeds.map(({ vipId, ...feed }) => ({ ...feed, vip: vipOf(vipId) })) };
    case "group":
      return {
        ...listener,
        members: listener.members.map((member) =>
          member.kind === "vip" ? { kind: "vip", vip: vipOf(member.vipId), port: member.port } : member,
        ),
      };
  }
}

/** Its name, where that says which one is meant; otherwise its address. */
function nameOfRealServer({ realServers }: DesiredCluster, id: DesiredDestination["realServerId"]): string {
  const { name, address } = known(byId(realServers, id), "real servers");
  const isPlain = realServers.every((other) => other.id === id || (other.name !== name && other.address !== name));
  return isPlain ? name : address;
}

function known<Part>(part: Part | undefined, parts: string): Part {
  assert(part !== undefined, `a cluster names only ${parts} that it has`);
  return part;
}
