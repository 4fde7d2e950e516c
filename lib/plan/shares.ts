import type { DesiredCluster } from "@/lib/model/cluster";
import { destinationText } from "@/lib/model/destination-text";
import type { TrafficShare } from "./model";

/**
 * How new connections divide before (newest applied revision) and after (desired): weight over the sum of weights. That
 * is what wrr and wlc aim at with equal connections; rr, lc and hashing schedulers only honour weight 0. `null` = the
 * destination is not there at that time.
 */
export function trafficShares(applied: DesiredCluster | null, desired: DesiredCluster): TrafficShare[] {
  const before = applied === null ? new Map<string, Row>() : rowsOf(applied);
  const after = rowsOf(desired);
  return [...new Map([...before, ...after])].map(([key, { service, destination }]) => ({
    service,
    destination,
    before: before.get(key)?.share ?? null,
    after: after.get(key)?.share ?? null,
  }));
}

type Row = { readonly service: string; readonly destination: string; readonly share: number };

/** By service id and endpoint: a destination that was deleted and made again is the same one to clients. */
function rowsOf(cluster: DesiredCluster): Map<string, Row> {
  const servers = new Map(cluster.realServers.map((server) => [server.id, server]));
  const rows = cluster.services.flatMap((service) => {
    const total = service.destinations.reduce((sum, { weight }) => sum + weight, 0);
    return service.destinations.flatMap(({ realServerId, port, weight }): [string, Row][] => {
      const server = servers.get(realServerId);
      if (server === undefined) return [];
      const share = total === 0 ? 0 : weight / total;
      const endpoint = destinationText(server.address, port);
      const row = { service: service.name, destination: `${server.name} (${endpoint})`, share };
      return [[`${service.id} ${endpoint}`, row]];
    });
  });
  return new Map(rows);
}
