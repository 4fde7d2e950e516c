import { familyOf } from "./address";
import type { DesiredCluster, DesiredRealServer, Forwarding } from "./cluster";
import { findRepeats } from "./find-repeats";
import { errorAt, type Problem } from "./problem";

/** Real servers differ in address, their gateway is one that they can reach, and none would send packets in circles. */
export function checkRealServers(cluster: DesiredCluster): Problem[] {
  const { realServers } = cluster;
  const repeats = findRepeats(realServers, ({ address }) => address).map(([index, earlier]) =>
    errorAt(["realServers", index, "address"], "real_server.duplicate_address", {
      name: realServers[earlier]?.name ?? "",
    }),
  );
  return [
    ...repeats,
    ...realServers.flatMap((server, index) => [
      ...checkGateway(server, index),
      ...checkDirectors(cluster, server, index),
    ]),
  ];
}

function checkGateway({ address, natGateway }: DesiredRealServer, index: number): Problem[] {
  if (natGateway === null) return [];
  const path = ["realServers", index, "natGateway"];
  if (natGateway === address) return [errorAt(path, "real_server.gateway_self")];
  return familyOf(natGateway) === familyOf(address) ? [] : [errorAt(path, "real_server.gateway_family", { address })];
}

/**
 * Each of several directors has the table too: it would schedule once more what another one has sent it, and two could
 * pass a packet to and fro for ever. By direct routing a rule on the director prevents that, when its host is known.
 */
function checkDirectors(cluster: DesiredCluster, server: DesiredRealServer, index: number): Problem[] {
  if (cluster.directors.length < 2) return [];
  const sameHost = cluster.directors.find(({ hostId }) => hostId === server.hostId);
  if (sameHost !== undefined) {
    const isSafe = !isReachedBy(cluster, server.id, ["tun"]);
    return isSafe
      ? []
      : [errorAt(["realServers", index, "hostId"], "real_server.is_director", { name: sameHost.name })];
  }
  const sameAddress = cluster.directors.find(({ address }) => address === server.address);
  if (sameAddress === undefined || !isReachedBy(cluster, server.id, ["dr", "tun"])) return [];
  return [errorAt(["realServers", index, "address"], "real_server.is_director_unknown", { name: sameAddress.name })];
}

function isReachedBy({ services }: DesiredCluster, realServerId: string, by: readonly Forwarding[]): boolean {
  return services.some(({ destinations }) =>
    destinations.some((one) => one.realServerId === realServerId && by.includes(one.forwarding)),
  );
}
