import { hostPrefix } from "./address";
import type { DesiredCluster, DesiredVip } from "./cluster";
import { findRepeats } from "./find-repeats";
import { errorAt, type Problem } from "./problem";

/** A VIP moves between directors, so it is nobody's own address; its prefix length fits its family. */
export function checkVips(cluster: DesiredCluster): Problem[] {
  const repeats = findRepeats(cluster.vips, ({ address }) => address).map(([index]) =>
    errorAt(["vips", index, "address"], "vip.duplicate"),
  );
  return [...repeats, ...cluster.vips.flatMap((vip, index) => checkVip(cluster, vip, index))];
}

function checkVip({ directors, realServers }: DesiredCluster, vip: DesiredVip, index: number): Problem[] {
  const problems: Problem[] = [];
  const director = directors.find(({ address }) => address === vip.address);
  const realServer = realServers.find(({ address }) => address === vip.address);
  const max = hostPrefix(vip.address);
  if (director !== undefined) {
    problems.push(errorAt(["vips", index, "address"], "vip.is_director_address", { name: director.name }));
  }
  if (realServer !== undefined) {
    problems.push(errorAt(["vips", index, "address"], "vip.is_real_server_address", { name: realServer.name }));
  }
  if (vip.prefixLength > max) problems.push(errorAt(["vips", index, "prefixLength"], "vip.prefix_family", { max }));
  return problems;
}
