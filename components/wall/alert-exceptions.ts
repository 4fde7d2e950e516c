import type { AlertResource } from "@/lib/api/resources/alert";
import type { ClusterResource } from "@/lib/api/resources/cluster";
import type { WallException } from "@/lib/api/resources/wall-view";
import { listenerVipIds } from "@/lib/model/listener-vip-ids";
import { vipName } from "./vip-name";

/** What live figures do not show by themselves; the other alerts are on the wall before they are raised. */
const kinds = ["vip_silent", "quorum_lost", "sorry_server", "operation_failed"] as const;

/** Open alerts of a cluster that a wall says beside what it sees. What somebody acknowledged or silenced is in hand. */
export function alertExceptions(
  cluster: ClusterResource,
  alerts: readonly AlertResource[],
  hideAddresses: boolean,
): WallException[] {
  return alerts.flatMap((alert): WallException[] => {
    const kind = kinds.find((each) => each === alert.kind);
    const isInHand = alert.acknowledgedAt !== null || alert.silenced;
    if (kind === undefined || isInHand || alert.clusterId !== cluster.id) return [];
    const level = alert.severity === "critical" ? "bad" : "caution";
    const of = { key: alert.id, clusterId: cluster.id, clusterName: cluster.name, up: null, total: null };
    return [{ ...of, kind, level, ...subjectOf(cluster, alert, hideAddresses) }];
  });
}

function subjectOf(
  cluster: ClusterResource,
  { kind, object }: AlertResource,
  hideAddresses: boolean,
): Pick<WallException, "subject" | "vipIds"> {
  if (kind === "operation_failed") return { subject: "", vipIds: [] };
  if (kind === "vip_silent") {
    const vip = cluster.vips.find(({ address }) => address === object);
    return vip === undefined
      ? { subject: "", vipIds: [] }
      : { subject: vipName(cluster, vip, hideAddresses), vipIds: [vip.id] };
  }
  const service = cluster.services.find(({ name }) => name === object);
  return { subject: object, vipIds: service === undefined ? [] : listenerVipIds(service.listener) };
}
