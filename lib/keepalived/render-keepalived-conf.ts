import { assert } from "@/lib/model/assert";
import type { DesiredCluster } from "@/lib/model/cluster";
import { managedHeader } from "@/lib/shell/managed-header";
import { checkSources } from "./check-sources";
import { globalDefs } from "./global-defs";
import { renderTree } from "./syntax/render-tree";
import { virtualServer } from "./virtual-server";
import { vrrpInstance } from "./vrrp-instance";

/**
 * The whole keepalived.conf of one director. Only typed atoms get into it: ids, addresses, numbers, closed words; names
 * and notes of people stay in Postgres.
 *
 * Directors of one cluster differ in their VRRP instances alone, so that each carries the same services at any time.
 */
export function renderKeepalivedConf(cluster: DesiredCluster, directorId: string): string {
  const director = cluster.directors.find(({ id }) => id === directorId);
  assert(director !== undefined, "a director of the cluster");
  const instance = vrrpInstance(cluster, director);
  const rest = [
    ...checkSources(cluster, []),
    ...(instance === null ? [] : [instance]),
    ...cluster.services.flatMap((service) => virtualServer(cluster, service)),
  ];
  const blocks = [globalDefs(cluster, director, rest), ...rest];
  return [`${managedHeader(cluster.id)}\n`, blocks.map((node) => renderTree([node])).join("\n")].join("");
}
