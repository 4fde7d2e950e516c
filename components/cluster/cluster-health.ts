import type { ClusterResource, DirectorResource, ServiceResource, VipResource } from "@/lib/api/resources/cluster";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import { listenerVipIds } from "@/lib/model/listener-vip-ids";
import { isProblem, type ServiceState, serviceGravity, serviceState } from "./service-state";
import { type ServiceView, viewServices } from "./service-view";
import { shownDirector } from "./shown-director";
import { type VipHolding, vipHolding } from "./vip-holders";

/** Something that needs somebody. */
export type ClusterProblem =
  | { readonly kind: "service"; readonly service: ServiceResource; readonly state: ServiceState }
  | { readonly kind: "vip"; readonly vip: VipResource; readonly holding: VipHolding }
  | { readonly kind: "director"; readonly director: DirectorResource; readonly problem: DirectorSnapshot["problem"] }
  | { readonly kind: "keepalived"; readonly director: DirectorResource }
  | { readonly kind: "drift"; readonly drift: ClusterResource["drift"] };

export type ClusterHealth = {
  readonly problems: readonly ClusterProblem[];
  /** Null while there is no recent sample to tell by. */
  readonly servicesUp: number | null;
  /** Directors that hold a VIP now. */
  readonly holders: readonly DirectorSnapshot[];
};

/**
 * Rolls a cluster up from what its directors say: its worst parts first. `fresh` holds the snapshots recent enough to
 * judge by, `all` every one. A cluster that was never applied has nothing that could be wrong.
 */
export function clusterHealth(
  cluster: ClusterResource,
  all: ReadonlyMap<string, DirectorSnapshot>,
  fresh: ReadonlyMap<string, DirectorSnapshot>,
): ClusterHealth {
  const holders = cluster.directors.flatMap(({ id }) => fresh.get(id) ?? []).filter(({ vips }) => vips.length > 0);
  if (cluster.appliedRevision === 0) return { problems: [], servicesUp: null, holders };
  const director = shownDirector(cluster.directors, fresh, null);
  const snapshot = director === null ? null : (fresh.get(director.id) ?? null);
  const services = worstStates(viewServices(cluster.services, snapshot, snapshot !== null));
  return {
    holders,
    servicesUp: snapshot === null ? null : services.filter(({ state }) => state.kind === "up").length,
    problems: [
      ...(cluster.drift.alarms > 0 ? driftProblems(cluster) : []),
      ...vipProblems(cluster, fresh),
      ...services
        .filter(({ state }) => isProblem(state) && state.kind !== "unknown")
        .sort((a, b) => serviceGravity(b.state) - serviceGravity(a.state))
        .map((each): ClusterProblem => ({ kind: "service", ...each })),
      ...directorProblems(cluster, all, fresh),
      ...(cluster.drift.alarms === 0 ? driftProblems(cluster) : []),
    ],
  };
}

/** Of applied services. A group is as well as the worst of its members. */
function worstStates(views: readonly ServiceView[]): { service: ServiceResource; state: ServiceState }[] {
  const worst = new Map<string, { service: ServiceResource; state: ServiceState }>();
  for (const view of views) {
    if (!view.desired?.applied) continue;
    const state = serviceState(view);
    const known = worst.get(view.desired.id);
    if (known === undefined || serviceGravity(state) > serviceGravity(known.state)) {
      worst.set(view.desired.id, { service: view.desired, state });
    }
  }
  return [...worst.values()];
}

function vipProblems(cluster: ClusterResource, fresh: ReadonlyMap<string, DirectorSnapshot>): ClusterProblem[] {
  const served = new Set(
    cluster.services.filter(({ applied }) => applied).flatMap(({ listener }) => listenerVipIds(listener)),
  );
  return cluster.vips
    .filter(({ id }) => served.has(id))
    .map((vip) => ({ kind: "vip" as const, vip, holding: vipHolding(vip.address, cluster.directors, fresh) }))
    .filter(({ holding }) => holding.kind === "nobody" || holding.kind === "split");
}

function directorProblems(
  { engine, directors }: ClusterResource,
  all: ReadonlyMap<string, DirectorSnapshot>,
  fresh: ReadonlyMap<string, DirectorSnapshot>,
): ClusterProblem[] {
  return directors.flatMap((director): ClusterProblem[] => {
    const snapshot = fresh.get(director.id);
    if (snapshot === undefined) return [{ kind: "director", director, problem: all.get(director.id)?.problem ?? null }];
    const stopped = engine === "keepalived" && snapshot.keepalivedRunning === false;
    return stopped ? [{ kind: "keepalived", director }] : [];
  });
}

function driftProblems({ drift }: ClusterResource): ClusterProblem[] {
  return drift.count === 0 ? [] : [{ kind: "drift", drift }];
}
