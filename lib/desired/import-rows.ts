import type { ImportedCluster } from "@/lib/import/model";
import { assert } from "@/lib/model/assert";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { Listener } from "@/lib/model/listener";

/**
 * An imported cluster with ids of rows: its own ids are keys made of what they name, which other imports have too. Keys of
 * different kinds may be equal (a group and a router_id), so each kind is renamed by itself.
 */
export function importRows(imported: ImportedCluster, newId: () => string): DesiredCluster {
  const { kept: _, ...cluster } = imported;
  const directors = renamer(cluster.directors, newId);
  const vips = renamer(cluster.vips, newId);
  const realServers = renamer(cluster.realServers, newId);
  const instances = renamer(cluster.vrrpInstances, newId);
  return {
    ...cluster,
    id: newId(),
    vrrpInstances: cluster.vrrpInstances.map((instance) => ({
      ...instance,
      id: instances(instance.id),
      directors: instance.directors.map((own) => ({ ...own, directorId: directors(own.directorId) })),
    })),
    directors: cluster.directors.map((director) => ({ ...director, id: directors(director.id) })),
    vips: cluster.vips.map((vip) => ({
      ...vip,
      id: vips(vip.id),
      vrrpInstanceId: vip.vrrpInstanceId === null ? null : instances(vip.vrrpInstanceId),
    })),
    realServers: cluster.realServers.map((server) => ({ ...server, id: realServers(server.id) })),
    services: cluster.services.map((service) => ({
      ...service,
      id: newId(),
      listener: withVips(service.listener, vips),
      destinations: service.destinations.map((destination) => ({
        ...destination,
        id: newId(),
        realServerId: realServers(destination.realServerId),
      })),
    })),
  };
}

type Rename = (key: string) => string;

function renamer(parts: readonly { readonly id: string }[], newId: () => string): Rename {
  const ids = new Map(parts.map(({ id }) => [id, newId()]));
  return (key) => {
    const id = ids.get(key);
    assert(id !== undefined, "an import names nothing that it does not hold");
    return id;
  };
}

function withVips(listener: Listener, rename: Rename): Listener {
  switch (listener.kind) {
    case "address":
      return { ...listener, vipId: rename(listener.vipId) };
    case "fwmark":
      return { ...listener, feeds: listener.feeds.map((feed) => ({ ...feed, vipId: rename(feed.vipId) })) };
    case "group":
      return {
        ...listener,
        members: listener.members.map((member) =>
          member.kind === "vip" ? { ...member, vipId: rename(member.vipId) } : member,
        ),
      };
  }
}
