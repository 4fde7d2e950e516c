import { assert } from "@/lib/model/assert";
import type { DesiredCluster, DesiredDirector } from "@/lib/model/cluster";
import { placedInstances } from "@/lib/model/placed-instances";
import { managedHeader } from "@/lib/shell/managed-header";
import { checkSources } from "./check-sources";
import { globalDefs } from "./global-defs";
import { renderTree } from "./syntax/render-tree";
import { virtualServer } from "./virtual-server";
import { vrrpInstances } from "./vrrp-instance";

/**
 * The whole keepalived.conf of one director. Only typed atoms get into it: ids, addresses, numbers, closed words; names
 * and notes of people stay in Postgres.
 *
 * Directors of one cluster differ in their VRRP instances alone, so that each carries the same services at any time.
 */
export function renderKeepalivedConf(cluster: DesiredCluster, directorId: string): string {
  const director = cluster.directors.find(({ id }) => id === directorId);
  assert(director !== undefined, "a director of the cluster");
  const rest = [
    ...checkSources(cluster, watchedFiles(cluster, director)),
    ...vrrpInstances(cluster, director),
    ...cluster.services.flatMap((service) => virtualServer(cluster, service)),
  ];
  const blocks = [globalDefs(cluster, director, rest), ...rest];
  return [`${managedHeader(cluster.id)}\n`, blocks.map((node) => renderTree([node])).join("\n")].join("");
}

function watchedFiles(cluster: DesiredCluster, director: DesiredDirector): string[] {
  return placedInstances(cluster, director).flatMap(({ vrrp }) =>
    vrrp.trackers.flatMap((tracker) => (tracker.kind === "file" ? [tracker.path] : [])),
  );
}
