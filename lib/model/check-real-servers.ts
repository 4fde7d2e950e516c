import { familyOf } from "./address";
import type { DesiredCluster, DesiredDirector, DesiredRealServer } from "./cluster";
import { directorsServing } from "./directors-serving";
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
  const serving = cluster.directors.length < 2 ? [] : directorsServing(cluster);
  return [
    ...repeats,
    ...realServers.flatMap((server, index) => [
      ...checkGateway(server, index),
      ...checkDirectors(serving, server, index),
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
 * The only director may serve itself. Of several, each has the table too: by direct routing or tunnel it would schedule
 * once more what another one has sent it, and two could pass a packet to and fro for ever.
 */
function checkDirectors(
  serving: readonly DesiredDirector[],
  { hostId, address }: DesiredRealServer,
  index: number,
): Problem[] {
  const sameHost = serving.find((director) => director.hostId === hostId);
  if (sameHost !== undefined) {
    return [errorAt(["realServers", index, "hostId"], "real_server.is_director", { name: sameHost.name })];
  }
  const sameAddress = serving.find((director) => director.address === address);
  return sameAddress === undefined
    ? []
    : [errorAt(["realServers", index, "address"], "real_server.is_director", { name: sameAddress.name })];
}
