import type { ServiceView } from "@/components/cluster/service-view";
import { type VipHolding, vipHolding } from "@/components/cluster/vip-holders";
import type { ClusterResource, DirectorResource, RealServerResource, VipResource } from "@/lib/api/resources/cluster";
import { gravityOf, type MemberState } from "@/lib/live/member-state";
import type { DirectorSnapshot } from "@/lib/live/snapshot";
import type { Forwarding } from "@/lib/model/cluster";
import { listenerVipIds } from "@/lib/model/listener-vip-ids";

/** The way of packets through a cluster as it is now: clients → VIPs → directors → real servers. */
export type TopologyGraph = {
  readonly vips: readonly { readonly vip: VipResource; readonly holding: VipHolding }[];
  readonly directors: readonly DirectorResource[];
  readonly realServers: readonly { readonly realServer: RealServerResource; readonly state: MemberState | null }[];
  readonly claims: readonly Claim[];
  readonly paths: readonly ForwardingPath[];
};

/** A director that does, or may come to, hold a VIP. */
export type Claim = { readonly vipId: string; readonly directorId: string; readonly isHolder: boolean };

/** What a director sends to a real server, all services together. */
export type ForwardingPath = {
  readonly directorId: string;
  readonly realServerId: string;
  readonly methods: readonly Forwarding[];
  /** Sum of the live weights; null = not known. */
  readonly weight: number | null;
  /** The worst of its destinations. */
  readonly state: MemberState;
};

/** The services of one director, joined with its newest sample (`viewServices`). */
export type ViewsOfDirector = ReadonlyMap<string, readonly ServiceView[]>;

/**
 * Puts the graph together. Only directors that hold a VIP of a service send its packets on; while that is not known, or
 * nobody does, the preferred one is drawn as if it did. Real servers in no service stay without a path.
 */
export function topologyGraph(
  cluster: ClusterResource,
  fresh: ReadonlyMap<string, DirectorSnapshot>,
  views: ViewsOfDirector,
): TopologyGraph {
  const { directors, realServers } = cluster;
  const vips = cluster.vips.map((vip) => ({ vip, holding: vipHolding(vip.address, directors, fresh) }));
  const holders = new Map(vips.map(({ vip, holding }) => [vip.id, holdersOf(holding)]));
  const claims = cluster.vips.flatMap(({ id }) =>
    directors.map((director) => ({
      vipId: id,
      directorId: director.id,
      isHolder: holders.get(id)?.includes(director.id) ?? false,
    })),
  );
  const paths = directors.flatMap(({ id }) =>
    pathsOf(
      id,
      (views.get(id) ?? []).filter((view) => sends(id, view)),
    ),
  );
  const worst = (realServerId: string): MemberState | null =>
    worstOf(paths.filter((path) => path.realServerId === realServerId).map(({ state }) => state));
  return {
    vips,
    directors,
    realServers: realServers.map((realServer) => ({ realServer, state: worst(realServer.id) })),
    claims,
    paths,
  };

  function sends(directorId: string, { desired }: ServiceView): boolean {
    if (desired === null) return false;
    const known = listenerVipIds(desired.listener).flatMap((vipId) => holders.get(vipId) ?? []);
    const [preferred] = [...directors].sort((a, b) => b.priority - a.priority);
    return known.length === 0 ? preferred?.id === directorId : known.includes(directorId);
  }
}

function holdersOf(holding: VipHolding): string[] {
  if (holding.kind === "held") return [holding.by.id];
  return holding.kind === "split" ? holding.by.map(({ id }) => id) : [];
}

function pathsOf(directorId: string, views: readonly ServiceView[]): ForwardingPath[] {
  const paths = new Map<string, ForwardingPath>();
  for (const { desired, live, state } of onceEach(views).flatMap(({ members }) => members)) {
    if (desired === null) continue;
    const { realServerId, forwarding } = desired;
    const before = paths.get(realServerId);
    paths.set(realServerId, {
      directorId,
      realServerId,
      methods: [...new Set([...(before?.methods ?? []), forwarding])],
      weight: live === null ? (before?.weight ?? null) : (before?.weight ?? 0) + live.weight,
      state: worstOf([...(before === undefined ? [] : [before.state]), state]) ?? state,
    });
  }
  return [...paths.values()];
}

/** A group is several services of the kernel with the same destinations; they count once. */
function onceEach(views: readonly ServiceView[]): ServiceView[] {
  return [...new Map(views.map((view) => [view.desired?.id, view])).values()];
}

function worstOf(states: readonly MemberState[]): MemberState | null {
  const [worst] = [...states].sort((a, b) => gravityOf(b) - gravityOf(a));
  return worst ?? null;
}
