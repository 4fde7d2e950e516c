import { hostPrefix, type IpAddress } from "@/lib/model/address";
import type { DesiredCluster, DesiredRealServer, DesiredService } from "@/lib/model/cluster";
import type { Listener } from "@/lib/model/listener";
import { listenerPort } from "@/lib/model/listener-port";
import { type Checked, errorAt, type Problem } from "@/lib/model/problem";
import type { Manifest, ManifestListener, ManifestService } from "./manifest";

export type ResolveContext = {
  /** Whose parts keep their ids, and what was adopted with them; or a new cluster without any. */
  readonly current: DesiredCluster;
  /** Ids of hosts by name. */
  readonly hosts: ReadonlyMap<string, string>;
  readonly newId: () => string;
};

/**
 * The cluster that a manifest describes. A part is the same as one of `current` when people call it the same. What is
 * named and does not exist is a problem at the place of the name; problems of the cluster as a whole are not looked for.
 * No destination of it is held out of service (`keepHolds`).
 */
export function resolveManifest(manifest: Manifest, context: ResolveContext): Checked<DesiredCluster> {
  const problems: Problem[] = [];
  const { current, hosts, newId } = context;
  const hostId = (name: string, path: Problem["path"]) => named(hosts, name, [...path, "host"], "manifest.no_host");

  function named<Id>(
    ids: ReadonlyMap<unknown, Id>,
    name: string | number,
    path: Problem["path"],
    code: string,
  ): Id | "" {
    const id = ids.get(name);
    if (id === undefined) problems.push(errorAt(path, code, { name }));
    return id ?? "";
  }

  const directors = manifest.directors.map(({ host, ...director }, index) => {
    const id = hostId(host, ["directors", index]);
    const own = current.directors.find((one) => one.hostId === id);
    return { ...(own ?? { id: newId() }), ...director, hostId: id, name: host };
  });
  const directorIds = new Map(directors.map(({ name, id }) => [name, id]));

  const vrrpInstances = manifest.vrrpInstances.map((instance, index) => {
    const own = current.vrrpInstances.find((one) => one.virtualRouterId === instance.virtualRouterId);
    return {
      ...instance,
      id: own?.id ?? newId(),
      directors: instance.directors.map(({ host, ...rest }, position) => {
        const path = ["vrrpInstances", index, "directors", position, "host"];
        return { ...rest, directorId: named(directorIds, host, path, "manifest.no_director") };
      }),
    };
  });
  const instanceIds = new Map(vrrpInstances.map(({ virtualRouterId, id }) => [virtualRouterId, id]));

  const vips = manifest.vips.map(({ address, prefixLength, vrrpInstance }, index) => ({
    id: current.vips.find((one) => one.address === address)?.id ?? newId(),
    address,
    prefixLength: prefixLength ?? hostPrefix(address),
    vrrpInstanceId:
      vrrpInstance === null
        ? null
        : named(instanceIds, vrrpInstance, ["vips", index, "vrrpInstance"], "manifest.no_instance"),
  }));
  const vipIds = new Map(vips.map(({ address, id }) => [address, id]));

  const realServers = manifest.realServers.map(({ host, ...server }, index) => ({
    ...server,
    id: current.realServers.find((one) => one.address === server.address)?.id ?? newId(),
    hostId: host === null ? null : hostId(host, ["realServers", index]),
  }));
  const realServerIds = idsOfRealServers(realServers);

  function listener(written: ManifestListener, path: Problem["path"]): Listener {
    const vipId = (address: IpAddress, at: Problem["path"]) =>
      named(vipIds, address, [...path, ...at, "vip"], "manifest.no_vip");
    switch (written.kind) {
      case "address": {
        const { vip, ...rest } = written;
        return { ...rest, vipId: vipId(vip, []) };
      }
      case "fwmark":
        return {
          ...written,
          feeds: written.feeds.map(({ vip, ...feed }, index) => ({ ...feed, vipId: vipId(vip, ["feeds", index]) })),
        };
      case "group":
        return {
          ...written,
          members: written.members.map((member, index) =>
            member.kind === "vip"
              ? { kind: "vip", vipId: vipId(member.vip, ["members", index]), port: member.port }
              : member,
          ),
        };
    }
  }

  function service(written: ManifestService, index: number): DesiredService {
    const path = ["services", index];
    const own = current.services.find(({ name }) => name === written.name);
    const answersOn = listener(written.listener, [...path, "listener"]);
    return {
      ...written,
      id: own?.id ?? newId(),
      listener: answersOn,
      destinations: written.destinations.map(({ realServer, port = listenerPort(answersOn), ...rest }, position) => {
        const place = [...path, "destinations", position, "realServer"];
        const realServerId = named(realServerIds, realServer, place, "manifest.no_real_server");
        const before = own?.destinations.find((one) => one.realServerId === realServerId && one.port === port);
        return { ...rest, realServerId, port, id: before?.id ?? newId() };
      }),
    };
  }

  const services = manifest.services.map(service);
  const { name, engine, vrrp, keepalived, ipvs } = manifest;
  const value = {
    id: current.id,
    name,
    engine,
    vrrp,
    vrrpInstances,
    keepalived,
    ipvs,
    directors,
    vips,
    realServers,
    services,
  };
  return problems.length === 0 ? { ok: true, value } : { ok: false, problems };
}

/** By address, and by name where one alone has it. An address wins over a name that looks like it. */
function idsOfRealServers(realServers: readonly DesiredRealServer[]): ReadonlyMap<string, string> {
  const alone = realServers.filter(
    ({ id, name }) => !realServers.some((other) => other.id !== id && other.name === name),
  );
  return new Map([
    ...alone.map(({ name, id }): [string, string] => [name, id]),
    ...realServers.map(({ address, id }): [string, string] => [address, id]),
  ]);
}
