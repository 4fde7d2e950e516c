import { checkDirectors } from "./check-directors";
import { checkDuplicateListeners } from "./check-duplicate-listeners";
import { checkGreChecksums } from "./check-gre-checksums";
import { checkIpvsSettings } from "./check-ipvs-settings";
import { checkRealServers } from "./check-real-servers";
import { checkService } from "./check-service";
import { checkVips } from "./check-vips";
import { checkVrrp } from "./check-vrrp";
import type { DesiredCluster } from "./cluster";
import type { Problem } from "./problem";

/**
 * Every rule between the fields of a cluster, all at once: what contradicts itself, however much is still missing. The
 * fields alone were checked by `clusterSchema`. Paths point at the field to change.
 */
export function checkConsistency(cluster: DesiredCluster): Problem[] {
  return [
    ...checkVrrp(cluster),
    ...checkDirectors(cluster),
    ...checkVips(cluster),
    ...checkRealServers(cluster),
    ...checkIpvsSettings(cluster),
    ...checkDuplicateListeners(cluster),
    ...checkGreChecksums(cluster),
    ...cluster.services.flatMap((_, index) => checkService(cluster, index)),
  ];
}
