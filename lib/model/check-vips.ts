import { hostPrefix } from "./address";
import type { DesiredCluster, DesiredVip } from "./cluster";
import { findRepeats } from "./find-repeats";
import { errorAt, type Problem } from "./problem";

/** A VIP moves between directors, so it is nobody's own address; its prefix length fits its family. */
export function checkVips(cluster: DesiredCluster): Problem[] {
  const repeats = findRepeats(cluster.vips, ({ address }) => address).map(([index]) =>
    errorAt(["vips", index, "address"], "vip.duplicate"),
  );
  const directors = namesByAddress(cluster.directors);
  const realServers = namesByAddress(cluster.realServers);
  return [...repeats, ...cluster.vips.flatMap((vip, index) => checkVip(vip, index, directors, realServers))];
}

type Names = ReadonlyMap<string, string>;

/** The first of each address. */
function namesByAddress(hosts: readonly { readonly address: string; readonly name: string }[]): Names {
  return new Map(hosts.map(({ address, name }) => [address, name] as const).reverse());
}

function checkVip(
  { address, prefixLength }: DesiredVip,
  index: number,
  directors: Names,
  realServers: Names,
): Problem[] {
  const problems: Problem[] = [];
  const director = directors.get(address);
  const realServer = realServers.get(address);
  const max = hostPrefix(address);
  if (director !== undefined) {
    problems.push(errorAt(["vips", index, "address"], "vip.is_director_address", { name: director }));
  }
  if (realServer !== undefined) {
    problems.push(errorAt(["vips", index, "address"], "vip.is_real_server_address", { name: realServer }));
  }
  if (prefixLength > max) problems.push(errorAt(["vips", index, "prefixLength"], "vip.prefix_family", { max }));
  return problems;
}
