import { adoptedConf } from "@/lib/import/keepalived/adopted-conf";
import { renderKeepalivedConf } from "@/lib/keepalived/render-keepalived-conf";
import type { DesiredCluster, DesiredDirector } from "@/lib/model/cluster";

/** The keepalived.conf of a director: ours, or the adopted one with what is wanted now. */
export function directorConf(
  cluster: DesiredCluster,
  { id, adopted }: Pick<DesiredDirector, "id" | "adopted">,
): string {
  return adopted === undefined ? renderKeepalivedConf(cluster, id) : adoptedConf(cluster, id, adopted.text);
}
