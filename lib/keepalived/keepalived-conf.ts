import { assert } from "@/lib/model/assert";
import type { DesiredCluster, DesiredDirector } from "@/lib/model/cluster";
import { placedInstances } from "@/lib/model/placed-instances";
import { checkSources } from "./check-sources";
import { globalDefs } from "./global-defs";
import type { KeepalivedKeyword } from "./syntax/tree";
import { virtualServer } from "./virtual-server";
import { vrrpInstances } from "./vrrp-instance";

/**
 * The blocks of the keepalived.conf of one director. Only typed atoms get into it: ids, addresses, numbers, closed words;
 * names and notes of people stay in Postgres.
 *
 * Directors of one cluster differ in their VRRP instances alone, so that each carries the same services at any time.
 */
export function keepalivedConf(cluster: DesiredCluster, directorId: string): KeepalivedKeyword[] {
  const director = cluster.directors.find(({ id }) => id === directorId);
  assert(director !== undefined, "a director of the cluster");
  const rest = [
    ...checkSources(cluster, watchedFiles(cluster, director)),
    ...vrrpInstances(cluster, director),
    ...cluster.services.flatMap((service) => virtualServer(cluster, service)),
  ];
  return [globalDefs(cluster, director, rest), ...rest];
}

function watchedFiles(cluster: DesiredCluster, director: DesiredDirector): string[] {
  return placedInstances(cluster, director).flatMap(({ vrrp }) =>
    vrrp.trackers.flatMap((tracker) => (tracker.kind === "file" ? [tracker.path] : [])),
  );
}
