import type { DesiredCluster } from "./cluster";
import { findRepeats } from "./find-repeats";
import { errorAt, type Problem } from "./problem";

/**
 * Real servers differ in address, and none is a director of the same cluster: a real server keeps quiet about the VIPs
 * that a director has to announce.
 */
export function checkRealServers({ directors, realServers }: DesiredCluster): Problem[] {
  const repeats = findRepeats(realServers, ({ address }) => address).map(([index, earlier]) =>
    errorAt(["realServers", index, "address"], "real_server.duplicate_address", {
      name: realServers[earlier]?.name ?? "",
    }),
  );
  const onDirectors = realServers.flatMap(({ hostId, address }, index) => {
    const sameHost = directors.find((director) => director.hostId === hostId);
    if (sameHost !== undefined) {
      return [errorAt(["realServers", index, "hostId"], "real_server.is_director", { name: sameHost.name })];
    }
    const sameAddress = directors.find((director) => director.address === address);
    return sameAddress === undefined
      ? []
      : [errorAt(["realServers", index, "address"], "real_server.is_director", { name: sameAddress.name })];
  });
  return [...repeats, ...onDirectors];
}
