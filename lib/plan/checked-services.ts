import { expectedTable } from "@/lib/ipvs/expected-table";
import type { DesiredCluster } from "@/lib/model/cluster";
import type { ServiceKey } from "@/lib/model/service-key";

/** Services whose destinations keepalived checks, as keys of the kernel table. Engine ipvsadm checks nothing. */
export function checkedServices(cluster: DesiredCluster): ServiceKey[] {
  if (cluster.engine === "ipvsadm") return [];
  const services = cluster.services.filter(({ healthCheck }) => healthCheck !== null);
  return expectedTable({ ...cluster, services }).services.map(({ key }) => key);
}
