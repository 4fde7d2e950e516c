import { assert } from "@/lib/model/assert";
import type { DesiredCluster } from "@/lib/model/cluster";
import { managedHeader } from "@/lib/shell/managed-header";
import { renderTree } from "./syntax/render-tree";
import { block, line } from "./syntax/tree";
import { virtualServer } from "./virtual-server";
import { vrrpInstance } from "./vrrp-instance";

/**
 * The whole keepalived.conf of one director. Only typed atoms get into it: ids, addresses, numbers, closed words; names
 * and notes of people stay in Postgres.
 *
 * Directors of one cluster differ in their VRRP instance alone, so that each carries the same services at any time.
 * Nothing is said about `lvs_flush`: it would flush the services of others too.
 */
export function renderKeepalivedConf(cluster: DesiredCluster, directorId: string): string {
  const director = cluster.directors.find(({ id }) => id === directorId);
  assert(director !== undefined, "a director of the cluster");
  const servers = cluster.services.flatMap((service) => virtualServer(cluster, service));
  const instance = vrrpInstance(cluster, director);
  return [
    `${managedHeader(cluster.id)}\n`,
    renderTree([block(["global_defs"], [line("router_id", director.id)])]),
    ...[...(instance === null ? [] : [instance]), ...servers].map((node) => `\n${renderTree([node])}`),
  ].join("");
}
