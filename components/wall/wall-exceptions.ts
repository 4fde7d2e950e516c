import type { ClusterResource, VipResource } from "@/lib/api/resources/cluster";
import type { WallException } from "@/lib/api/resources/wall-view";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import { listenerVipIds } from "@/lib/model/listener-vip-ids";
import type { ClusterProblem } from "../cluster/cluster-health";
import { vipName } from "./vip-name";

type Found = Pick<WallException, "kind" | "level" | "subject"> &
  Partial<Pick<WallException, "up" | "total" | "vipIds">> & { readonly of: string };

/** What needs somebody in a cluster, as a wall says it. */
export function wallExceptions(
  cluster: ClusterResource,
  problems: readonly ClusterProblem[],
  { fresh, hideAddresses }: { readonly fresh: ReadonlyMap<string, DirectorSnapshot>; readonly hideAddresses: boolean },
): WallException[] {
  const isBlind = !cluster.directors.some(({ id }) => fresh.has(id));
  return problems.map((problem) => {
    const { of, ...found } = describe(problem);
    return {
      key: `${cluster.id} ${found.kind} ${of}`,
      ...{ clusterId: cluster.id, clusterName: cluster.name, up: null, total: null, vipIds: [] },
      ...found,
    };
  });

  function describe(problem: ClusterProblem): Found {
    switch (problem.kind) {
      case "service": {
        const { service, state } = problem;
        const about = { of: service.id, subject: service.name, vipIds: listenerVipIds(service.listener) };
        if (state.kind === "down") return { ...about, kind: "service_down", level: "bad" };
        if (state.kind === "degraded") {
          return { ...about, kind: "service_degraded", level: "caution", up: state.up, total: state.total };
        }
        return { ...about, kind: "service_drift", level: "caution" };
      }
      case "vip": {
        const { vip, holding } = problem;
        const kind = holding.kind === "split" ? "vip_split" : "vip_nobody";
        return { of: vip.id, kind, level: "bad", subject: nameOf(vip), vipIds: [vip.id] };
      }
      case "director":
        // One that is not seen while another serves is not the same as a cluster that nobody sees.
        return { ...directorOf(problem), kind: "director_lost", level: isBlind ? "bad" : "caution" };
      case "keepalived":
        return { ...directorOf(problem), kind: "keepalived_stopped", level: "bad" };
      case "drift":
        return { of: "", kind: "drift", level: problem.drift.alarms > 0 ? "bad" : "caution", subject: "" };
    }
  }

  function nameOf(vip: VipResource): string {
    return vipName(cluster, vip, hideAddresses);
  }
}

function directorOf({ director }: Extract<ClusterProblem, { readonly kind: "director" | "keepalived" }>) {
  return { of: director.id, subject: director.name };
}
