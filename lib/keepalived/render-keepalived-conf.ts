import type { DesiredCluster } from "@/lib/model/cluster";
import { managedHeader } from "@/lib/shell/managed-header";
import { keepalivedConf } from "./keepalived-conf";
import { renderTree } from "./syntax/render-tree";

/** The whole keepalived.conf of one director as text: the line that says whose it is, and its blocks. */
export function renderKeepalivedConf(cluster: DesiredCluster, directorId: string): string {
  const blocks = keepalivedConf(cluster, directorId).map((node) => renderTree([node]));
  return `${managedHeader(cluster.id)}\n${blocks.join("\n")}`;
}
